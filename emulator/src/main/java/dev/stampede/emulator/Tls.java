package dev.stampede.emulator;

import dev.stampede.input.BadInput;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLException;

/**
 * What an emulator shows its clients to be trusted.
 *
 * @param certificate a PEM file: its certificate, then those of who issued it, if there are any
 * @param key a PEM file: the private key, PKCS#8, not encrypted
 */
public record Tls(Path certificate, Path key) {

  /**
   * Reads the files.
   *
   * @throws BadInput naming the file that cannot be used, and what to do
   */
  SslContext context() {
    readable(certificate);
    readable(key);
    try {
      return SslContextBuilder.forServer(certificate.toFile(), key.toFile()).build();
    } catch (IllegalArgumentException e) {
      boolean ofKey = String.valueOf(e.getMessage()).contains("private key");
      throw ofKey
          ? new BadInput(
              key
                  + ": is no unencrypted PKCS#8 private key in PEM; make one of another with"
                  + " 'openssl pkcs8 -topk8 -nodes -in OLD -out NEW'")
          : new BadInput(certificate + ": is no certificate in PEM");
    } catch (SSLException e) {
      throw new BadInput(
          certificate + " and " + key + " cannot be used together: " + e.getMessage());
    }
  }

  private static void readable(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new BadInput(file + ": there is no such file, or it may not be read");
    }
  }
}
