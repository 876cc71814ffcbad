package dev.stampede.compile;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a file says of itself before it is compiled. The compiler writes classes in an order of its
 * own, and those of neighbouring files too: only the source tells which are in the file, and in
 * what order.
 *
 * @param packageName the package; empty where there is none
 * @param classes the binary names of the classes in it, members included, in the order in which
 *     they are written
 */
record Outline(String packageName, List<String> classes) {

  /** The outline of a file that has been parsed. */
  static Outline of(Iterable<? extends CompilationUnitTree> units) {
    String packageName = "";
    List<String> classes = new ArrayList<>();
    for (CompilationUnitTree unit : units) {
      packageName = unit.getPackageName() == null ? "" : unit.getPackageName().toString();
      String prefix = packageName.isEmpty() ? "" : packageName + ".";
      for (Tree declaration : unit.getTypeDecls()) {
        addClasses(declaration, prefix, classes);
      }
    }
    return new Outline(packageName, List.copyOf(classes));
  }

  private static void addClasses(Tree declaration, String prefix, List<String> classes) {
    if (declaration instanceof ClassTree type) {
      String name = prefix + type.getSimpleName();
      classes.add(name);
      for (Tree member : type.getMembers()) {
        addClasses(member, name + "$", classes);
      }
    }
  }

  /**
   * The folder in which the file's neighbours are looked for: its own, or that of the root package
   * where its folders are named as its package is.
   */
  Path root(Path file) {
    Path folder = file.getParent();
    Path packageFolders = Path.of(packageName.replace('.', '/'));
    if (folder == null || packageName.isEmpty() || !folder.endsWith(packageFolders)) {
      return folder == null ? file : folder;
    }
    Path root = folder;
    for (int i = 0; i < packageFolders.getNameCount() && root.getParent() != null; i++) {
      root = root.getParent();
    }
    return root;
  }
}
