package io.handover.executor.lookahead;

import io.handover.explorer.game.Standing;
import io.handover.explorer.search.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is foreseen of a command, or of leaving it out.
 *
 * @param states in how many states of the model the site can be, as far as is known; 0 where it is not known, and nothing foreseen
 * @param prospects what becomes of the properties that the procedure promises; empty where the command is not offered
 * @param otherOrder what speaks for doing the next step first; empty where nothing does
 * @param deed what it is foreseen of, in words
 */
public record Outlook(int states, List<Prospect> prospects, Optional<String> otherOrder, String deed) {
    static final String COMMAND = "this command";
    static final String SKIPPING = "leaving it out";

    /** Nothing can be foreseen. */
    public static final Outlook BLIND = new Outlook(0, List.of(), Optional.empty(), COMMAND);

    public Outlook {
        prospects = List.copyOf(prospects);
    }

    /** The properties that it takes away for certain. */
    public List<Prospect> lost() {
        return prospects.stream().filter(Prospect::lost).toList();
    }

    /** For the operator; every line stands for itself. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (states == 0) {
            lines.add("nothing can be foreseen: the site is in no state, or in too many, that the model knows");
            return lines;
        }
        if (prospects.isEmpty()) {
            lines.add("the command is not offered now, so that nothing is foreseen of it");
        }
        for (Prospect prospect : prospects) {
            String name = prospect.property().name();
            if (prospect.lost()) {
                lines.add("certainly lost by " + deed + goesOn(prospect) + ": " + name + " ("
                        + prospect.property().promise() + ")" + otherwise(prospect));
            } else if (prospect.keep() == Keep.LOST) {
                lines.add("lost with or without " + deed + goesOn(prospect) + ": " + name + chance(prospect)
                        + otherwise(prospect));
            } else if (prospect.explored() == Verdict.VIOLATED) {
                lines.add("at risk: " + name + chance(prospect)
                        + prospect.how()
                                .map(how -> "; it can come to this: " + how)
                                .orElse(""));
            } else if (prospect.violated() > 0) {
                lines.add("at risk only by faults: " + name + chance(prospect));
            }
        }
        otherOrder.ifPresent(lines::add);
        if (lines.isEmpty()) {
            lines.add("no risk is seen");
        }
        if (!prospects.isEmpty()) {
            lines.add(standings());
        }
        return lines;
    }

    /** {@code "if nothing fails, the right commands can still keep for certain: eventually-upgraded; only with luck: management-kept"}. */
    private String standings() {
        List<Prospect> known = prospects.stream()
                .filter(prospect -> prospect.standing().isPresent())
                .toList();
        if (known.isEmpty()) {
            return "what the right commands can still keep is not known: on this site it would take too long to find out";
        }
        String begin = "if nothing fails, the right commands can still keep ";
        if (known.stream().allMatch(prospect -> prospect.standing().equals(Optional.of(Standing.CERTAIN)))) {
            return begin + "each promise for certain";
        }
        List<String> parts = new ArrayList<>();
        names(Standing.CERTAIN).ifPresent(names -> parts.add("for certain: " + names));
        names(Standing.WITH_LUCK).ifPresent(names -> parts.add("only with luck: " + names));
        names(Standing.LOST).ifPresent(names -> parts.add("no more: " + names));
        return begin + String.join("; ", parts);
    }

    private Optional<String> names(Standing standing) {
        String names = prospects.stream()
                .filter(prospect -> prospect.standing().equals(Optional.of(standing)))
                .map(prospect -> prospect.property().name())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    /** Where it is not lost to everybody. */
    private static boolean isLeft(Prospect prospect) {
        return prospect.standing().filter(standing -> standing != Standing.LOST).isPresent();
    }

    private static String goesOn(Prospect prospect) {
        return isLeft(prospect) ? " as the procedure goes on" : "";
    }

    private static String otherwise(Prospect prospect) {
        return isLeft(prospect)
                ? "; other commands can still keep it, "
                        + (prospect.standing().equals(Optional.of(Standing.CERTAIN)) ? "for certain" : "with luck")
                : "";
    }

    private static String chance(Prospect prospect) {
        return prospect.runs() == 0
                ? ""
                : String.format(
                        Locale.ROOT, ", violated in %d of %d simulated runs", prospect.violated(), prospect.runs());
    }
}
