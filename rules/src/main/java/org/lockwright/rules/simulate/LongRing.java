package org.lockwright.rules.simulate;

/** A queue of numbers that grows as it must and makes no objects. */
final class LongRing {

    private long[] values = new long[8];
    private int head;
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The oldest number. */
    long first() {
        return values[head];
    }

    void add(long value) {
        if (size == values.length) {
            long[] more = new long[2 * size];
            for (int i = 0; i < size; i++) {
                more[i] = values[head + i & size - 1];
            }
            values = more;
            head = 0;
        }
        values[head + size & values.length - 1] = value;
        size++;
    }

    /** Takes the oldest number. */
    long take() {
        long value = values[head];
        head = head + 1 & values.length - 1;
        size--;
        return value;
    }
}
