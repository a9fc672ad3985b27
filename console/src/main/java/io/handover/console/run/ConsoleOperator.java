package io.handover.console.run;

import io.handover.executor.port.Operator;
import io.handover.executor.port.Question;
import io.handover.executor.port.Word;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The person at the terminal: asked, unless an answer was given beforehand and counts. While nothing is asked, {@code plan},
 * {@code skip REASON}, {@code stop} and {@code help} are heard as well. Any other line is kept for the next question, unless that needs
 * an answer of now.
 */
public final class ConsoleOperator implements Operator {
    /** As a name of what is agreed to: everything, also what cannot be undone, but nothing a second time. */
    public static final String ALL = "all";

    /** As a name of what is agreed to: to give commands again of which nothing is seen. */
    public static final String AGAIN = "again";

    private static final String SKIP = "skip";
    private static final String HELP = """
            plan: shows the plan and where in it the run is.
            skip REASON: leaves this step out, after a look ahead and a question; the reason is kept in the journal.
            stop: ends the run here; '--resume' goes on.""";

    private static final long LOOK_MILLIS = 100;

    /** What is typed or prepared beyond that waits where it comes from. */
    private static final int MOST_LINES = 64;

    private final PrintWriter out;
    private final Set<String> agreed;
    private final WallPace pace;
    private final LinkedBlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>(MOST_LINES);
    private final Thread reader;
    private final boolean atTerminal;
    private boolean reads;
    private volatile boolean asks;
    private boolean agreesToWhatIsReversible;

    /**
     * Reads what a script may have prepared.
     *
     * @param in where answers come from
     * @param agreed what is agreed to beforehand: ids, ids without the server's name, {@link #ALL}, or {@link #AGAIN}
     * @param pace says when there is no more time to answer
     */
    public ConsoleOperator(PrintWriter out, BufferedReader in, Set<String> agreed, WallPace pace) {
        this(out, in, agreed, pace, false);
    }

    /**
     * Reads what is typed or prepared.
     *
     * @param atTerminal whether answers are typed: then a line that came before a question is no answer to it
     */
    public ConsoleOperator(PrintWriter out, BufferedReader in, Set<String> agreed, WallPace pace, boolean atTerminal) {
        this.out = out;
        this.agreed = Set.copyOf(agreed);
        this.pace = pace;
        this.atTerminal = atTerminal;
        this.reader = new Thread(() -> read(in), "answers");
        this.reader.setDaemon(true);
    }

    /**
     * On a thread of its own, so that an interruption need not wait for an answer. While nothing is asked, only what is there already is
     * read: who reads a terminal from the background is stopped.
     */
    private void read(BufferedReader in) {
        try {
            readAll(in);
            lines.put(Optional.empty()); // nobody answers any more
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void readAll(BufferedReader in) throws InterruptedException {
        try {
            while (true) {
                if (!asks && !in.ready()) {
                    TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                    continue;
                }
                String line = in.readLine();
                if (line == null) {
                    return;
                }
                lines.put(Optional.of(line.strip()));
                pace.wake();
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void beginToRead() {
        if (!reads) {
            reads = true;
            reader.start();
        }
    }

    @Override
    public void tell(String text) {
        out.println(text);
        out.flush();
    }

    @Override
    public Word ask(Question question) {
        if (question.consent() == Question.Consent.IN_ADVANCE) {
            if (isAgreed(question.id())) {
                tell(question.text() + " yes, as said with --yes-to");
                return new Word.Yes();
            }
            if (agreesToWhatIsReversible
                    && question.reversible()
                    && !question.id().endsWith(Operator.AGAIN)) {
                tell(question.text() + " yes, as said before");
                return new Word.Yes();
            }
        }
        if (atTerminal || question.consent() != Question.Consent.IN_ADVANCE) {
            forgetWhatCameBefore();
        }
        while (true) {
            out.print(question.text() + " [" + choices(question) + "] ");
            out.flush();
            Optional<Word> word = understood(answer(), question);
            if (word.isPresent()) {
                return word.get();
            }
        }
    }

    private void forgetWhatCameBefore() {
        if (lines.removeIf(Optional::isPresent)) {
            tell("What was typed before this question is no answer to it.");
        }
    }

    private static boolean isForAll(Question question) {
        return question.reversible() && question.consent() == Question.Consent.IN_ADVANCE;
    }

    private static String yes(Question question) {
        return question.consent() == Question.Consent.BY_NAME ? question.id() : "yes";
    }

    private static String choices(Question question) {
        return yes(question) + " / no" + (isForAll(question) ? " / all that can be undone" : "");
    }

    /** What an answer means; empty where it must be given once more. */
    private Optional<Word> understood(String answer, Question question) {
        String lower = answer.toLowerCase(Locale.ROOT);
        if (answer.equals(yes(question))
                || question.consent() != Question.Consent.BY_NAME
                        && Set.of("y", "yes").contains(lower)) {
            return Optional.of(new Word.Yes());
        }
        if (Set.of("n", "no").contains(lower)) {
            return Optional.of(new Word.No());
        }
        if (Set.of("a", ALL).contains(lower)) {
            if (isForAll(question)) {
                agreesToWhatIsReversible = true;
                return Optional.of(new Word.Yes());
            }
            tell("This needs an answer of its own" + (question.reversible() ? "." : ": it cannot be undone."));
            return Optional.empty();
        }
        if (!isWord(answer)) {
            tell("Please answer " + yes(question) + " or no; help says what else there is.");
            return Optional.empty();
        }
        return word(answer);
    }

    @Override
    public Optional<Word> unasked() {
        beginToRead();
        while (true) {
            Optional<String> first = Optional.ofNullable(lines.peek()).flatMap(line -> line);
            if (first.isEmpty() || !isWord(first.get()) && !atTerminal) {
                return Optional.empty();
            }
            lines.remove();
            if (!isWord(first.get())) {
                tell("Nothing is asked at the moment. " + HELP);
                continue;
            }
            Optional<Word> word = word(first.get());
            if (word.isPresent()) {
                return word;
            }
        }
    }

    private static boolean isWord(String line) {
        return Set.of("plan", "stop", "help", SKIP).contains(first(line));
    }

    private static String first(String line) {
        return line.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
    }

    /** What one of the words means; empty where it is answered here. */
    private Optional<Word> word(String line) {
        switch (first(line)) {
            case "plan" -> {
                return Optional.of(new Word.ShowPlan());
            }
            case "stop" -> {
                return Optional.of(new Word.Stop());
            }
            case SKIP -> {
                String reason = line.substring(SKIP.length()).strip();
                if (!reason.isEmpty()) {
                    return Optional.of(new Word.Skip(reason));
                }
                tell("A reason is needed, as in: skip done by the night shift");
            }
            default -> tell(HELP);
        }
        return Optional.empty();
    }

    /** Agreed to by its id, with or without the server's name; to give a command again is something else than to give it. */
    private boolean isAgreed(String id) {
        boolean second = id.endsWith(Operator.AGAIN);
        String server = second ? id.substring(0, id.length() - Operator.AGAIN.length()) : id;
        String bare = server.split(":", 2)[0] + (second ? Operator.AGAIN : "");
        return agreed.contains(second ? AGAIN : ALL) || agreed.contains(id) || agreed.contains(bare);
    }

    /** The next line; no, where nobody answers any more. */
    private String answer() {
        beginToRead();
        asks = true;
        try {
            while (!pace.stopped()) {
                Optional<String> line = lines.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (line != null) {
                    if (line.isEmpty()) {
                        lines.add(line);
                        tell("no (nobody answers)");
                    }
                    return line.orElse("no");
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            asks = false;
        }
        return "no";
    }
}
