package io.handover.console.report;

/** A bar that shows how large something is. */
public final class Bar {
    private static final String EIGHTHS = " \u258f\u258e\u258d\u258c\u258b\u258a\u2589";
    private static final String WHOLE = "\u2588";

    private Bar() {}

    /**
     * A bar with nothing behind it; what is there at all is seen, however little it is.
     *
     * @param share how much of the width, 0 to 1
     * @param width in columns, 1 or more
     * @param hasBlocks whether it is made of block characters, which show eighths of a column, or of ASCII
     */
    public static String of(double share, int width, boolean hasBlocks) {
        if (!(share > 0)) {
            return "";
        }
        double columns = Math.min(1, share) * width;
        if (!hasBlocks) {
            return columns < 0.5 ? "." : "#".repeat((int) Math.round(columns));
        }
        int eighths = (int) Math.max(1, Math.round(8 * columns));
        String rest = eighths % 8 == 0 ? "" : EIGHTHS.substring(eighths % 8, eighths % 8 + 1);
        return WHOLE.repeat(eighths / 8) + rest;
    }
}
