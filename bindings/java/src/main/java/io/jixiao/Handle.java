package io.jixiao;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;

/**
 * Memory of the library. It is freed when the last call that uses it has ended after {@link #close},
 * or, where nobody closes it, after the collector has found it abandoned. Safe for all threads.
 */
final class Handle implements AutoCloseable {
  // In the order of Native.destroy.
  static final int POLICY = 0;
  static final int MODEL = 1;
  static final int ASSESSMENT = 2;
  static final int REVIEW = 3;
  static final int VERIFICATION = 4;
  static final int PROGRESS = 5;

  private static final ReferenceQueue<Handle> ABANDONED = new ReferenceQueue<>();
  // Keeps the references until they are queued.
  private static final Set<Memory> LIVE = ConcurrentHashMap.newKeySet();

  /** The address and how many hold it: the owner, and each call that is running. */
  private static final class Memory extends PhantomReference<Handle> {
    private final int kind;
    private final long address;
    private final boolean borrowed;
    private final AtomicInteger holders = new AtomicInteger(1);
    private final AtomicBoolean closed = new AtomicBoolean();

    Memory(Handle owner, int kind, long address, boolean borrowed) {
      super(owner, ABANDONED);
      this.kind = kind;
      this.address = address;
      this.borrowed = borrowed;
    }

    void enter() {
      int seen;
      do {
        seen = holders.get();
        if (seen == 0 || closed.get()) {
          throw new IllegalStateException("already closed");
        }
      } while (!holders.compareAndSet(seen, seen + 1));
    }

    void leave() {
      if (holders.decrementAndGet() == 0) {
        Native.destroy(kind, address);
      }
    }

    void close() {
      if (!borrowed && closed.compareAndSet(false, true)) {
        LIVE.remove(this);
        leave();
      }
    }
  }

  private final Memory memory;

  private Handle(int kind, long address, boolean borrowed) {
    memory = new Memory(this, kind, address, borrowed);
  }

  /** Takes over what a native call has made. */
  static Handle owned(int kind, long address) {
    for (Object memory = ABANDONED.poll(); memory != null; memory = ABANDONED.poll()) {
      ((Memory) memory).close();
    }
    Handle handle = new Handle(kind, address, false);
    LIVE.add(handle.memory);
    return handle;
  }

  /** Of something that lives as long as the program. */
  static Handle borrowed(int kind, long address) {
    return new Handle(kind, address, true);
  }

  /** Runs {@code call} with the address, which stays good until the call has ended. */
  <T> T call(LongFunction<T> call) {
    memory.enter();
    try {
      return call.apply(memory.address);
    } finally {
      memory.leave();
    }
  }

  @Override
  public void close() {
    memory.close();
  }
}
