package io.handover.sandbox.rehearsal;

import io.handover.analysis.story.Sentences;
import io.handover.analysis.story.StepNames;
import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import io.handover.sandbox.rehearsal.Happening.By;
import io.handover.sandbox.rehearsal.Happening.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/** Writes the history. */
final class Recorder implements Clients.Told {
    private static final int COMMAND = ActionKind.ISSUE.first();

    private final Plan plan;
    private final History history;
    private final Sentences sentences;
    private final StepNames steps;

    /** The commands that are under way, each with the input that it was given by, in the order in which they were given. */
    private final List<UnderWay> underWay = new ArrayList<>();

    /** The site's time. */
    long now;

    /** The input that is being done. */
    OptionalInt input = OptionalInt.empty();

    /** The servers that do not start by themselves where they have crashed. */
    int down;

    /** Who let strike what strikes only later. */
    private By striking = By.ENVIRONMENT;

    /** Who lets happen what happens now; empty while the site goes on by itself. */
    private Optional<By> by = Optional.empty();

    private record UnderWay(Step command, OptionalInt input) {}

    Recorder(Plan plan, History history) {
        this.plan = plan;
        this.history = history;
        this.sentences = new Sentences(plan);
        this.steps = new StepNames(plan);
    }

    /** Whatever is done there somebody lets happen. */
    boolean by(By who, BooleanSupplier done) {
        Optional<By> before = by;
        by = Optional.of(who);
        boolean result = done.getAsBoolean();
        by = before;
        return result;
    }

    private void add(
            long millis,
            By who,
            Kind kind,
            String acts,
            String what,
            OptionalInt action,
            Optional<Step> command,
            OptionalInt cause,
            SiteState after) {
        history.add(new Happening(
                history.happenings().size(),
                millis,
                who,
                kind,
                acts,
                what,
                action,
                command,
                cause,
                history.last(),
                after,
                down));
    }

    /** Somebody disturbs the site. */
    void disturbed(By who, String acts, String what, History.Disturbed disturbed) {
        striking = who;
        tell(who, Kind.NOTE, acts, what);
        history.add(disturbed);
    }

    /** The instructor says something to the operator. */
    void comment(String text) {
        tell(By.INSTRUCTOR, Kind.COMMENT, "the instructor", "says: " + text);
        history.add(new Comment(history.comments().size() + 1, now, text));
    }

    /** Something that changes nothing of the site. */
    void tell(By who, Kind kind, String what) {
        tell(who, kind, Sentences.OPERATOR, what);
    }

    void tell(By who, Kind kind, String acts, String what) {
        add(now, who, kind, acts, what, OptionalInt.empty(), Optional.empty(), input, history.last());
    }

    void happened(long millis, int action, SiteState after) {
        ActionKind kind = ActionKind.of(action);
        SiteState before = history.last();
        SiteState copy = after.copy();
        boolean isPlace = kind == ActionKind.ADVANCE || kind == ActionKind.SKIP;
        add(
                millis,
                by.orElse(author(kind)),
                isPlace ? Kind.PLACE : Kind.ACTION,
                sentences.who(action),
                sentences.what(before, action, copy),
                OptionalInt.of(action),
                Optional.empty(),
                input,
                copy);
        if (kind == ActionKind.CHANGE && copy.changes() == copy.maxChanges()) {
            add(
                    millis,
                    By.ENVIRONMENT,
                    Kind.NOTE,
                    sentences.who(action),
                    "makes no more changes: a rehearsal can tell no more than " + copy.maxChanges() + " apart",
                    OptionalInt.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    copy);
        }
    }

    /** Whose doing it is where nobody lets it happen now. */
    private By author(ActionKind kind) {
        if (kind.isFault()) {
            return striking;
        }
        return kind == ActionKind.CHANGE || kind == ActionKind.HEAL ? By.ENVIRONMENT : By.PRODUCT;
    }

    void given(long millis, Step command) {
        underWay.add(new UnderWay(command, input));
        command(millis, Kind.GIVEN, command, "gives the command: " + steps.command(command), input, history.last());
    }

    void tookEffect(long millis, Step command, SiteState after) {
        SiteState copy = after.copy();
        String how = copy.switchTarget() != SiteState.NONE && history.last().switchTarget() == SiteState.NONE
                ? " takes effect: the activation wizard begins to switch"
                : " takes effect";
        command(millis, Kind.EFFECT, command, steps.command(command) + how, taken(command), copy);
    }

    void cameToNothing(long millis, Step command) {
        command(
                millis,
                Kind.NOTHING,
                command,
                steps.command(command) + " comes to nothing, and nobody is told",
                taken(command),
                history.last());
    }

    /** Whether a step's command was given and has neither taken effect nor come to nothing. */
    boolean isUnderWay(Step step) {
        return underWay.stream().anyMatch(one -> one.command().isSameCommand(step));
    }

    private OptionalInt taken(Step command) {
        for (int i = 0; i < underWay.size(); i++) {
            if (underWay.get(i).command().isSameCommand(command)) {
                return underWay.remove(i).input();
            }
        }
        return OptionalInt.empty();
    }

    private void command(long millis, Kind kind, Step command, String what, OptionalInt cause, SiteState after) {
        add(
                millis,
                By.OPERATOR,
                kind,
                Sentences.OPERATOR,
                what,
                kind == Kind.EFFECT ? OptionalInt.of(COMMAND) : OptionalInt.empty(),
                Optional.of(command),
                cause,
                after);
    }

    @Override
    public void opened(int server) {
        tell(By.PRODUCT, Kind.CLIENT, plan.serverName(server), "accepts the client, which is open now");
    }

    @Override
    public void failed(int server) {
        tell(By.PRODUCT, Kind.CLIENT, plan.serverName(server), "does not answer the client, which is not opened");
    }

    @Override
    public void closed(int server, Why why) {
        tell(
                By.PRODUCT,
                Kind.CLIENT,
                plan.serverName(server),
                switch (why) {
                    case DOWN -> "goes down, and its client closes";
                    case UNREACHABLE -> "is out of reach for its client, which closes";
                    case UNUSED -> "closes its client, which was not used";
                });
    }
}
