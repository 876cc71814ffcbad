package dev.stampede.page;

import java.nio.charset.StandardCharsets;

/**
 * A file for the browser.
 *
 * @param path where it lies, relative to the page, such as {@code page/stampede/live.js}; empty for
 *     the page itself
 * @param bytes what is in it; not to be changed
 * @param contentType the value of {@code Content-Type}
 * @param etag a strong entity tag, with its quotes: it changes when the bytes do
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy each request would be waste
public record PageFile(String path, byte[] bytes, String contentType, String etag) {

  static PageFile text(String path, String text, String type) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new PageFile(path, bytes, type + "; charset=utf-8", Hash.tag(bytes));
  }
}
