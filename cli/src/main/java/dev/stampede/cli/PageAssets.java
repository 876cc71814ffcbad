package dev.stampede.cli;

import dev.stampede.page.PageFile;
import dev.stampede.page.PageFiles;
import dev.stampede.web.Assets;
import java.util.Optional;

/** The page's files as the server hands them out. */
final class PageAssets implements Assets {

  private final PageFiles files;

  private PageAssets(PageFiles files) {
    this.files = files;
  }

  /** Those that are packed in. */
  static PageAssets load() {
    return new PageAssets(PageFiles.load());
  }

  @Override
  public Index index() {
    return new Index(files.index().bytes(), files.contentSecurityPolicy());
  }

  @Override
  public Optional<Asset> find(String path) {
    return files
        .file(path.startsWith("/") ? path.substring(1) : path)
        .map(file -> new Asset(file.contentType(), file.bytes(), plain(file)));
  }

  private static String plain(PageFile file) {
    return file.etag().replace("\"", "");
  }
}
