package io.jixiao;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** Finds the library of the natives and loads it, once a class loader. */
final class NativeLibrary {
  private static final String PROPERTY = "io.jixiao.library";
  private static final String NAME = "jixiao_jni";

  private NativeLibrary() {}

  /** By a property that names the file, else java.library.path, else from the jar. */
  static void load() {
    String file = System.getProperty(PROPERTY);
    if (file != null) {
      System.load(new File(file).getAbsolutePath());
      return;
    }
    UnsatisfiedLinkError notInPath;
    try {
      System.loadLibrary(NAME);
      return;
    } catch (UnsatisfiedLinkError error) {
      notInPath = error;
    }
    String resource = "/io/jixiao/natives/" + platform() + "/" + System.mapLibraryName(NAME);
    try (InputStream library = NativeLibrary.class.getResourceAsStream(resource)) {
      if (library == null) {
        throw missing(resource, notInPath);
      }
      System.load(extract(library).toString());
    } catch (IOException error) {
      UnsatisfiedLinkError failed = missing(resource, notInPath);
      failed.addSuppressed(error);
      throw failed;
    }
  }

  // A folder of its own for each class loader: one file cannot be loaded by two of them.
  private static Path extract(InputStream library) throws IOException {
    Path folder = Files.createTempDirectory("jixiao-");
    Path file = folder.resolve(System.mapLibraryName(NAME));
    Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
    folder.toFile().deleteOnExit();
    file.toFile().deleteOnExit();
    return file;
  }

  private static UnsatisfiedLinkError missing(String resource, Throwable notInPath) {
    UnsatisfiedLinkError error = new UnsatisfiedLinkError("The native library of jixiao is not in "
        + resource + " of the jar nor in java.library.path; take the jar of " + platform()
        + ", or name the file with -D" + PROPERTY + "=FILE.");
    error.addSuppressed(notInPath);
    return error;
  }

  /** linux-x86_64, linux-aarch64, linux-loongarch64, windows-x86_64, macos-aarch64 … */
  static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String name = system.startsWith("windows") ? "windows"
        : system.startsWith("mac") ? "macos" : system;
    return name + "-" + (machine.equals("amd64") ? "x86_64" : machine);
  }
}
