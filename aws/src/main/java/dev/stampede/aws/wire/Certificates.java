package dev.stampede.aws.wire;

import io.netty.handler.ssl.NotSslRecordException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;

/** What is wrong with a TLS handshake, in a sentence each, with the cure. */
final class Certificates {

  private static final int LONGEST = 120;

  private Certificates() {}

  /** The sentence for a handshake that failed. */
  static String phrase(SSLException trouble) {
    boolean unknownAuthority = false;
    boolean otherHost = false;
    for (Throwable t = trouble; t != null; t = t.getCause()) {
      if (t instanceof CertificateExpiredException) {
        return "the certificate has expired: renew it on the server, or set this machine's clock";
      }
      if (t instanceof CertificateNotYetValidException) {
        return "the certificate is not valid yet: set this machine's clock, or the server's"
            + " certificate";
      }
      if (t instanceof NotSslRecordException) {
        return "what answers there does not speak TLS: is the URL or port for plain http?";
      }
      String message = String.valueOf(t.getMessage());
      unknownAuthority |=
          t instanceof CertPathBuilderException || message.contains("PKIX path building failed");
      otherHost |= t instanceof CertificateException && message.startsWith("No ");
    }
    if (unknownAuthority) {
      return "the certificate's authority is not known: name its PEM file in AWS_CA_BUNDLE if you"
          + " trust it";
    }
    if (otherHost) {
      return "the certificate is for another host: use a host name that it is made out for";
    }
    String message = String.valueOf(trouble.getMessage());
    return message.length() > LONGEST ? message.substring(0, LONGEST) : message;
  }
}
