package dev.stampede.web;

import java.util.Optional;

/** The files of the page. */
public interface Assets {

  /** The page itself. */
  Index index();

  /**
   * A file of the page.
   *
   * @param path as the browser asks for it, such as {@code /ui/app.js}; compared with known paths,
   *     never looked up in a folder
   */
  Optional<Asset> find(String path);

  /**
   * The page's document.
   *
   * @param html its bytes, UTF-8
   * @param policy the Content-Security-Policy that fits it, with {@code frame-ancestors 'none'}
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  record Index(byte[] html, String policy) {}

  /**
   * A file.
   *
   * @param type its media type
   * @param bytes what is in it
   * @param etag changes whenever the bytes do; without quotes
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  record Asset(String type, byte[] bytes, String etag) {}
}
