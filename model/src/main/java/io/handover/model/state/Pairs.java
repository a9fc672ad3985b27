package io.handover.model.state;

/**
 * Bit sets of servers and of server pairs, the shape that keeps the transition function free of loops and allocation.
 *
 * <p>A <em>set of servers</em> is an {@code int} whose bit {@code s} stands for server {@code s}. A <em>matrix</em> of
 * ordered pairs is an {@code int} of five rows of five bits: bit {@code 5 * s + a} stands for the pair (s, a). An
 * <em>unordered pair</em> i &lt; j has the number {@code j (j - 1) / 2 + i}, so that the pairs of a small site come first.
 */
public final class Pairs {
    /** Bits in a row of a matrix, and the largest number of servers. */
    public static final int ROW = 5;

    /** Number of unordered pairs of {@value #ROW} servers. */
    public static final int UNORDERED = 10;

    /** The first column of every row: {@code set * EACH_ROW} puts a set of servers into every row. */
    public static final int EACH_ROW = 0b00001_00001_00001_00001_00001;

    private static final int[] ROWS_OF = new int[1 << ROW];
    private static final int[] MATRIX_OF = new int[1 << UNORDERED];
    private static final byte[] LOWER = new byte[UNORDERED];
    private static final byte[] HIGHER = new byte[UNORDERED];

    static {
        for (int set = 0; set < ROWS_OF.length; set++) {
            for (int s = 0; s < ROW; s++) {
                ROWS_OF[set] |= (set >>> s & 1) * (31 << ROW * s);
            }
        }
        for (int j = 1; j < ROW; j++) {
            for (int i = 0; i < j; i++) {
                LOWER[number(i, j)] = (byte) i;
                HIGHER[number(i, j)] = (byte) j;
            }
        }
        for (int pairs = 0; pairs < MATRIX_OF.length; pairs++) {
            for (int p = 0; p < UNORDERED; p++) {
                if ((pairs >>> p & 1) != 0) {
                    MATRIX_OF[pairs] |= bit(LOWER[p], HIGHER[p]) | bit(HIGHER[p], LOWER[p]);
                }
            }
        }
    }

    private Pairs() {}

    /** The matrix bit of the ordered pair (s, a). */
    public static int bit(int s, int a) {
        return 1 << ROW * s + a;
    }

    /** Row {@code s} of a matrix, as a set of servers. */
    public static int row(int matrix, int s) {
        return matrix >>> ROW * s & 31;
    }

    /** The matrix whose rows {@code s} are full for every {@code s} in the set. */
    public static int rowsOf(int set) {
        return ROWS_OF[set];
    }

    /** The number of the unordered pair {s, t}, {@code s != t}. */
    public static int number(int s, int t) {
        return s < t ? t * (t - 1) / 2 + s : s * (s - 1) / 2 + t;
    }

    /** The lower server of unordered pair {@code p}. */
    public static int lower(int p) {
        return LOWER[p];
    }

    /** The higher server of unordered pair {@code p}. */
    public static int higher(int p) {
        return HIGHER[p];
    }

    /** The symmetric matrix of a set of unordered pairs. */
    public static int matrixOf(int unorderedPairs) {
        return MATRIX_OF[unorderedPairs];
    }
}
