package io.handover.files;

/** Where a place in a text is, for people. */
record Lines(CharSequence text) {
    /** The line of the character at {@code offset}, counted from 1. */
    int line(int offset) {
        return 1
                + (int) text.subSequence(0, offset)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** The column of the character at {@code offset}, counted from 1. */
    int column(int offset) {
        int start = offset;
        while (start > 0 && text.charAt(start - 1) != '\n') {
            start--;
        }
        return 1 + offset - start;
    }
}
