package dev.stampede.compile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.HashMap;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the compiler writes, and defines classes from it when they are first needed. A class's
 * code source is its source file, so that data beside it can be found.
 */
final class ClassesInMemory extends ForwardingJavaFileManager<StandardJavaFileManager> {

  private static final String CLASS = ".class";

  private final Map<String, Written> classes = new HashMap<>();

  private record Written(ByteArrayOutputStream bytes, @Nullable URI source) {}

  ClassesInMemory(StandardJavaFileManager files) {
    super(files);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    classes.put(className, new Written(bytes, sibling == null ? null : sibling.toUri()));
    URI uri = URI.create("memory:///" + className.replace('.', '/') + kind.extension);
    return new SimpleJavaFileObject(uri, kind) {
      @Override
      public OutputStream openOutputStream() {
        return bytes;
      }
    };
  }

  /** A loader of these classes; its name stands before theirs in stack traces. */
  ClassLoader loader(ClassLoader parent) {
    return new ClassLoader("scenario", parent) {
      @Override
      protected Class<?> findClass(String name) throws ClassNotFoundException {
        Written written = classes.get(name);
        if (written == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] code = written.bytes().toByteArray();
        return defineClass(name, code, 0, code.length, domain(written.source()));
      }

      @Override
      public @Nullable InputStream getResourceAsStream(String name) {
        Written written =
            name.endsWith(CLASS)
                ? classes.get(name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
                : null;
        return written == null
            ? super.getResourceAsStream(name)
            : new ByteArrayInputStream(written.bytes().toByteArray());
      }
    };
  }

  private static @Nullable ProtectionDomain domain(@Nullable URI source) {
    try {
      return source == null || !"file".equals(source.getScheme())
          ? null
          : new ProtectionDomain(
              new CodeSource(source.toURL(), (Certificate @Nullable []) null), null);
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a file's own address: " + source, e);
    }
  }
}
