package io.handover.simulator.explore;

import java.util.Arrays;

/** A stack of numbers that grows as needed. */
final class IntStack {
    private int[] numbers = new int[1024];
    private int size;

    int size() {
        return size;
    }

    void push(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size + (size >> 1));
        }
        numbers[size++] = number;
    }

    int pop() {
        return numbers[--size];
    }

    int peek() {
        return numbers[size - 1];
    }

    int get(int i) {
        return numbers[i];
    }

    void truncate(int newSize) {
        size = newSize;
    }
}
