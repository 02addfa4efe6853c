package io.jixiao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LifeTest {
  @Test
  void enumsAreThoseOfTheLibrary() {
    // The numbers of enum jixiao_enumeration.
    Object[][] enums = {{3, Severity.values()}, {4, Source.values()}, {6, Kind.values()},
        {7, Comparator.values()}, {9, Change.values()}, {10, Connective.values()},
        {12, Dimension.values()}, {13, NumberForm.values()}, {17, Status.values()},
        {22, Scope.values()}, {1, Language.values()}, {2, Layout.values()}};
    for (Object[] one : enums) {
      for (Enum<?> member : (Enum<?>[]) one[1]) {
        String name = Fields.string(Native.enumName((Integer) one[0], member.ordinal()));
        if (!name.isEmpty()) {
          assertEquals(name.toUpperCase(java.util.Locale.ROOT), member.name());
        }
      }
    }
  }

  @Test
  void eightThreadsShareOnePolicyAndOneDepartment() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (Department department = Department.fromText(Golden.data("funing-2024-tables.txt"));
        Policy policy = Policy.fromJson(Policy.standard().toJson())) {
      String alone = assess(department, policy);
      List<Future<String>> results = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        results.add(threads.submit(() -> assess(department, policy)));
      }
      for (Future<String> result : results) {
        assertEquals(alone, result.get());
      }
    } finally {
      threads.shutdown();
    }
  }

  private static String assess(Department department, Policy policy) {
    try (Assessment assessment = department.assess(policy)) {
      return assessment.toJson(Language.CHINESE, Layout.COMPACT);
    }
  }

  @Test
  void closingWhileACallRunsFreesAfterIt() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int i = 0; i < 200; i++) {
        Department department = Department.fromText("一级指标\t二级指标\t三级指标\t指标值\n");
        Future<?> reader = threads.submit(() -> {
          try {
            return department.toJson();
          } catch (IllegalStateException closed) {
            return "";
          }
        });
        department.close();
        reader.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void twoClassLoadersHaveALibraryEach() throws Exception {
    URL[] classes = {Jixiao.class.getProtectionDomain().getCodeSource().getLocation()};
    try (URLClassLoader other = new URLClassLoader(classes, null)) {
      Class<?> jixiao = other.loadClass("io.jixiao.Jixiao");
      assertNotSame(Jixiao.class, jixiao);
      assertEquals(Jixiao.version(), jixiao.getMethod("version").invoke(null));
    }
  }

  @Test
  void manyCallsLeaveNothingBehind() throws IOException {
    int calls = Integer.getInteger("jixiao.calls", 50_000);
    run(calls / 5);
    long before = residentPages();
    run(calls);
    long grown = (residentPages() - before) * 4;
    assertTrue(grown < 32 * 1024, "grown by " + grown + " KiB");
  }

  private static void run(int calls) {
    for (int i = 0; i < calls; i++) {
      Row.of("≥100家", i % 120 + "家").withWeight(BigDecimal.TEN).evaluate();
    }
    // Abandoned on purpose: the collector's way of freeing.
    for (int i = 0; i < calls / 50; i++) {
      Department.fromText("一级指标\t二级指标\t三级指标\t指标值\n");
    }
  }

  private static long residentPages() throws IOException {
    System.gc();
    String text = new String(Files.readAllBytes(Paths.get("/proc/self/statm")));
    return Long.parseLong(text.split(" ")[1]);
  }
}
