import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Model JSON and filled-in actual values in, the assessment as JSON out: the one call, by Java's
 * foreign-function interface (JDK 22) without generated code.
 *
 * <p>java --enable-native-access=ALL-UNNAMED Assess.java LIBJIXIAO MODEL.json ACTUALS.csv
 */
public final class Assess {
  public static void main(String[] args) throws Throwable {
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup library = SymbolLookup.libraryLookup(Path.of(args[0]), arena);
      MethodHandle assess = function(library, "jixiao_assess_json",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS,
              JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
      MethodHandle data =
          function(library, "jixiao_text_data", FunctionDescriptor.of(ADDRESS, ADDRESS));
      MethodHandle size =
          function(library, "jixiao_text_size", FunctionDescriptor.of(JAVA_LONG, ADDRESS));
      MethodHandle destroy =
          function(library, "jixiao_text_destroy", FunctionDescriptor.ofVoid(ADDRESS));
      MethodHandle message =
          function(library, "jixiao_error_message", FunctionDescriptor.of(ADDRESS, ADDRESS));
      MethodHandle destroyError =
          function(library, "jixiao_error_destroy", FunctionDescriptor.ofVoid(ADDRESS));

      MemorySegment model = bytes(arena, Files.readAllBytes(Path.of(args[1])));
      MemorySegment actuals = bytes(arena, Files.readAllBytes(Path.of(args[2])));
      MemorySegment policy = bytes(arena, "mof-2020".getBytes(StandardCharsets.UTF_8));
      MemorySegment text = arena.allocate(ADDRESS);
      MemorySegment error = arena.allocate(ADDRESS);
      int status = (int) assess.invokeExact(model, model.byteSize(), actuals, actuals.byteSize(),
          policy, policy.byteSize(), MemorySegment.NULL, text, MemorySegment.NULL, error);
      if (status != 0) {
        MemorySegment failure = error.get(ADDRESS, 0);
        MemorySegment sentence = (MemorySegment) message.invokeExact(failure);
        System.err.println(sentence.reinterpret(Long.MAX_VALUE).getString(0));
        destroyError.invokeExact(failure);
        System.exit(1);
      }
      MemorySegment json = text.get(ADDRESS, 0);
      MemorySegment start = (MemorySegment) data.invokeExact(json);
      byte[] result = start.reinterpret((long) size.invokeExact(json)).toArray(
          java.lang.foreign.ValueLayout.JAVA_BYTE);
      destroy.invokeExact(json);
      System.out.write(result);
      System.out.write('\n');
      System.out.flush();
    }
  }

  private static MethodHandle function(SymbolLookup library, String name, FunctionDescriptor type) {
    return Linker.nativeLinker().downcallHandle(library.find(name).orElseThrow(), type);
  }

  private static MemorySegment bytes(Arena arena, byte[] content) {
    return arena.allocateFrom(java.lang.foreign.ValueLayout.JAVA_BYTE, content);
  }
}
