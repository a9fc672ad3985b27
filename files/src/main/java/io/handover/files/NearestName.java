package io.handover.files;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which valid name was probably meant. */
public final class NearestName {
    private NearestName() {}

    /**
     * The valid name that the fewest typing errors turn into {@code given}; empty where none is near: one error in three letters is
     * still near. Upper and lower case do not count.
     */
    public static Optional<String> to(String given, Collection<String> valid) {
        String meant = given.toLowerCase(Locale.ROOT);
        return valid.stream()
                .filter(name -> Math.abs(name.length() - given.length()) <= mostErrors(name))
                .filter(name -> errors(meant, name.toLowerCase(Locale.ROOT)) <= mostErrors(name))
                .min(Comparator.comparingInt(name -> errors(meant, name.toLowerCase(Locale.ROOT))));
    }

    /** The end of a message: {@code "; did you mean 'stop'? Allowed here are stop, start"}, without the question where none is near. */
    public static String orAllowed(String given, Collection<String> valid) {
        String allowed = "llowed here are " + String.join(", ", valid);
        return to(given, valid)
                .map(name -> "; did you mean '" + name + "'? A" + allowed)
                .orElse("; a" + allowed);
    }

    private static int mostErrors(String name) {
        return Math.max(1, name.length() / 3);
    }

    /** Levenshtein's distance, two neighbours that changed places counted as one error. */
    private static int errors(String from, String to) {
        int[][] distance = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            distance[i][0] = i;
        }
        for (int j = 0; j <= to.length(); j++) {
            distance[0][j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            for (int j = 1; j <= to.length(); j++) {
                int replaced = distance[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                distance[i][j] = Math.min(replaced, 1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    distance[i][j] = Math.min(distance[i][j], 1 + distance[i - 2][j - 2]);
                }
            }
        }
        return distance[from.length()][to.length()];
    }
}
