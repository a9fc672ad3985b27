package io.handover.console.run;

import io.handover.executor.port.Operator;
import io.handover.executor.port.Pace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The person at the terminal: asked, unless an answer was given beforehand. */
public final class ConsoleOperator implements Operator {
    /** As a name of what is agreed to: everything, also what cannot be undone, but nothing a second time. */
    public static final String ALL = "all";

    /** As a name of what is agreed to: to give commands again of which nothing is seen. */
    public static final String AGAIN = "again";

    private static final long LOOK_MILLIS = 100;

    private final PrintWriter out;
    private final Set<String> agreed;
    private final Pace pace;
    private final LinkedBlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
    private final Thread reader;
    private boolean reads;
    private boolean agreesToWhatIsReversible;

    /**
     * @param in where answers come from
     * @param agreed what is agreed to beforehand: ids, ids without the server's name, {@link #ALL}, or {@link #AGAIN}
     * @param pace says when there is no more time to answer
     */
    public ConsoleOperator(PrintWriter out, BufferedReader in, Set<String> agreed, Pace pace) {
        this.out = out;
        this.agreed = Set.copyOf(agreed);
        this.pace = pace;
        this.reader = new Thread(() -> read(in), "answers");
        this.reader.setDaemon(true);
    }

    /** On a thread of its own, so that an interruption need not wait for an answer. */
    private void read(BufferedReader in) {
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(Optional.of(line));
            }
        } catch (IOException closed) {
            // Nobody answers any more.
        }
        lines.add(Optional.empty());
    }

    @Override
    public void tell(String text) {
        out.println(text);
        out.flush();
    }

    @Override
    public boolean agrees(String id, String question, boolean reversible) {
        if (isAgreed(id)) {
            tell(question + " yes, as said with --yes-to");
            return true;
        }
        if (agreesToWhatIsReversible && reversible && !id.endsWith(Operator.AGAIN)) {
            tell(question + " yes, as said before");
            return true;
        }
        while (true) {
            out.print(question + (reversible ? " [yes / no / all that can be undone] " : " [yes / no] "));
            out.flush();
            String answer = answer();
            switch (answer) {
                case "y", "yes" -> {
                    return true;
                }
                case "n", "no" -> {
                    return false;
                }
                case "a", ALL -> {
                    if (reversible) {
                        agreesToWhatIsReversible = true;
                        return true;
                    }
                    tell("This cannot be undone and needs an answer of its own.");
                }
                default -> tell("Please answer yes or no.");
            }
        }
    }

    private boolean isAgreed(String id) {
        if (id.endsWith(Operator.DONE)) {
            return false; // nobody knows beforehand
        }
        boolean second = id.endsWith(Operator.AGAIN);
        return agreed.contains(second ? AGAIN : ALL) || agreed.contains(id) || agreed.contains(id.split(":", 2)[0]);
    }

    /** The next line; no, where nobody answers any more. */
    private String answer() {
        if (!reads) {
            reads = true;
            reader.start();
        }
        try {
            while (!pace.stopped()) {
                Optional<String> line = lines.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (line != null) {
                    if (line.isEmpty()) {
                        lines.add(line);
                        tell("no (nobody answers)");
                    }
                    return line.orElse("no").strip().toLowerCase(Locale.ROOT);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return "no";
    }
}
