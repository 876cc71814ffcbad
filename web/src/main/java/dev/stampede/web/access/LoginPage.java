package dev.stampede.web.access;

import dev.stampede.web.http.Response;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/** A form of HTML and CSS, and nothing that runs. */
final class LoginPage {

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ground:#f5f6f8;--card:#fff;--ink:#1b2330;--faint:#5d6879;--line:#c9d0da;--act:#1c5fd1;--bad:#b3261e}
      @media(prefers-color-scheme:dark){:root{--ground:#11151c;--card:#1a202b;--ink:#e6eaf1;--faint:#9aa6b8;--line:#3a4557;--act:#2f6fe0;--bad:#ff8a80}}
      *{box-sizing:border-box}
      body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
      main{width:min(22rem,calc(100vw - 2rem));padding:2rem;background:var(--card);border:1px solid var(--line);border-radius:12px}
      h1{margin:0 0 1.25rem;font-size:1.25rem}
      label{display:block;margin-bottom:1rem;font-size:.875rem;color:var(--faint)}
      input{display:block;width:100%;margin-top:.25rem;padding:.55rem .7rem;font:inherit;color:var(--ink);background:var(--ground);border:1px solid var(--line);border-radius:8px}
      button{width:100%;padding:.6rem;font:inherit;font-weight:600;color:#fff;background:var(--act);border:0;border-radius:8px;cursor:pointer}
      input:focus-visible,button:focus-visible{outline:3px solid var(--act);outline-offset:2px}
      p{margin:0 0 1rem;color:var(--bad)}
      """;

  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-%s'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
          .formatted(sha256(STYLE));

  private LoginPage() {}

  /**
   * The page.
   *
   * @param problem what was wrong with the last try; empty before it
   * @param next where to go afterwards, as {@link #place} gives it
   */
  static Response with(int status, String problem, String next) {
    String alert = problem.isEmpty() ? "" : "<p role=\"alert\">" + escaped(problem) + "</p>\n";
    String page =
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>Log in · Stampede</title>
        <style>%s</style>
        </head>
        <body>
        <main>
        <h1>Stampede</h1>
        %s<form method="post" action="/login">
        <input type="hidden" name="next" value="%s">
        <label>User <input name="username" autocomplete="username" autocapitalize="none" required autofocus></label>
        <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
        <button>Log in</button>
        </form>
        </main>
        </body>
        </html>
        """
            .formatted(STYLE, alert, escaped(next));
    return Response.of(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8))
        .with("Content-Security-Policy", POLICY);
  }

  /** Where to go after the login: the page in whatever view, and nowhere else. */
  static String place(Optional<String> wanted) {
    return wanted
        .filter(place -> place.startsWith("/?"))
        .filter(place -> place.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\'))
        .orElse("/");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
