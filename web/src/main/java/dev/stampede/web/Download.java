package dev.stampede.web;

import java.io.InputStream;

/**
 * A file of results.
 *
 * @param fileName what it is called when it is saved
 * @param type its media type
 * @param content the bytes; closed by whoever was given them
 */
public record Download(String fileName, String type, InputStream content) {}
