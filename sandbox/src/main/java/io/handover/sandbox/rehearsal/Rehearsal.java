package io.handover.sandbox.rehearsal;

import io.handover.analysis.story.NotOffered;
import io.handover.analysis.story.StepNames;
import io.handover.emulator.site.Diagnostics;
import io.handover.emulator.site.LiveSite;
import io.handover.emulator.site.Profile;
import io.handover.emulator.site.Sighting;
import io.handover.emulator.site.SiteClock;
import io.handover.emulator.site.Switchover;
import io.handover.emulator.site.View;
import io.handover.emulator.site.Witness;
import io.handover.model.action.ActionKind;
import io.handover.model.command.Command;
import io.handover.model.display.MonitoringView;
import io.handover.model.display.Sight;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.site.Server;
import io.handover.model.state.SiteState;
import io.handover.sandbox.rehearsal.Happening.By;
import io.handover.sandbox.rehearsal.Happening.Kind;
import io.handover.sandbox.rehearsal.TraineeView.Channel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A person operates a site, in the site's time: a recording that is being made, or done again.
 *
 * <p>Time passes only by {@link #advanceTo}. Whoever stops it on the way, and how often, changes nothing: the same inputs at the same times
 * give the same rehearsal. It is not safe for use by several threads: whoever shares it, or lets {@link #live} be reached through an API,
 * guards both by one lock.
 */
public final class Rehearsal {
    /** When all else has come to rest, or after this time, nothing more is waited for at the end. */
    private static final long MOST_REST_MILLIS = 3 * 3_600_000L;

    /** So many comments can be made. */
    private static final int MOST_COMMENTS = 100;

    private final Setting setting;
    private final Plan plan;
    private final LiveSite live;
    private final Draws draws;
    private final History history;
    private final Clients clients;
    private final Menus menus;
    private final Alarms alarms;
    private final Knowledge knowledge;
    private final Concerns concerns;
    private final Disturbing disturbing;
    private final Recorder recorder;
    private final TraineeView.Window[] frozen;

    private final String scenario;
    private final long seed;
    private final Optional<Recording.Origin> origin;
    private final List<Recording.Timed> inputs = new ArrayList<>();
    private long now;
    private boolean ended;

    /** The command that was given last, as long as it is not known to be that of a step. */
    private Optional<Step> goingOnTo = Optional.empty();

    private Rehearsal(Setting setting, Recording recording) {
        this.setting = setting;
        this.plan = setting.plan();
        this.scenario = recording.scenario();
        this.seed = recording.seed();
        this.origin = recording.origin();
        this.live = new LiveSite(
                setting.site(), Profile.DOCUMENTED, seed, SiteClock.manual(), plan, onMainSteps(setting.start()));
        this.draws = new Draws(setting.site().timing(), seed);
        SiteState start = live.truth();
        this.history = new History(plan, start);
        int active = start.upActive();
        this.clients = new Clients(start.servers(), active == 0 ? -1 : Integer.numberOfTrailingZeros(active), draws);
        this.menus = new Menus(plan, clients, live);
        this.alarms = new Alarms(history);
        this.knowledge = new Knowledge(setting.servers(), start);
        this.recorder = new Recorder(plan, history);
        this.concerns = new Concerns(history, draws, recorder, plan);
        this.disturbing = new Disturbing(setting.planned(), plan, live, recorder);
        this.frozen = new TraineeView.Window[start.servers()];
        for (int s = 0; s < frozen.length; s++) {
            frozen[s] = window(s);
        }
        live.setWitness(new Eyes());
        settle();
    }

    /** Who follows a checklist is at one of its main steps. */
    private static SiteState onMainSteps(SiteState start) {
        SiteState state = start.copy();
        state.leaveBranch();
        return state;
    }

    /** Begins a rehearsal. */
    public static Rehearsal begin(Setting setting, String scenario, long seed) {
        return new Rehearsal(setting, Recording.begin(scenario, seed, setting.names()));
    }

    /**
     * Does a recording again, up to where it has gone.
     *
     * @param setting what its scenario is
     * @throws IllegalArgumentException where it was recorded with another site, or does not go on as recorded
     */
    public static Rehearsal of(Setting setting, Recording recording) {
        if (!recording.servers().equals(setting.names())) {
            throw new IllegalArgumentException("the recording was made with the servers "
                    + String.join(", ", recording.servers()) + ", and the scenario has "
                    + String.join(", ", setting.names()));
        }
        Rehearsal again = new Rehearsal(setting, recording);
        for (Recording.Timed timed : recording.inputs()) {
            again.advanceTo(timed.millis());
            Reply reply = again.apply(timed.input());
            if (!reply.accepted()) {
                throw new IllegalArgumentException(
                        "the recording cannot be done again at " + timed.millis() + " ms: " + reply.reason());
            }
        }
        again.advanceTo(recording.untilMillis());
        return again;
    }

    // ---- what there is --------------------------------------------------------------------------------------------

    public Setting setting() {
        return setting;
    }

    /** The site's time. */
    public long millis() {
        return now;
    }

    public boolean isEnded() {
        return ended;
    }

    /** The truth, and what was seen of it; grows with the rehearsal. */
    public History history() {
        return history;
    }

    /** The true state of the site: a copy. */
    public SiteState truth() {
        return live.truth();
    }

    /** The true state as {@link Happening#judged} has it: a copy. */
    public SiteState judged() {
        return Happening.judged(live.truth(), recorder.down);
    }

    /** All that an instructor could inject now; what undoes something stands for what lasts. */
    public List<Input.Inject> possible() {
        return ended ? List.of() : disturbing.possible();
    }

    /** The site itself, for serving its API; nobody else gives it commands or moves its clock. */
    public LiveSite live() {
        return live;
    }

    /** All of it, so that it can be done again. */
    public Recording recording() {
        return new Recording(scenario, seed, plan.serverNames(), inputs, now, origin);
    }

    /** The urgent concerns that are not answered yet. */
    public List<Concern> openConcerns() {
        return concerns.open();
    }

    /** Whether a client on a server is open and does not wait for anything. */
    public boolean hasFreeClient(int server) {
        return clients.isFree(server, now);
    }

    /** Whether a client on a server is open. */
    public boolean hasClient(int server) {
        return clients.isOpen(server, now);
    }

    /** What is done with a command or a check, in the product's words: {@code "Exclude from Replication: DK_MGT_2 (at DK_MGT_1)"}. */
    public String words(Command command, int target, int at) {
        return Menus.label(plan, Menus.step(plan, command, target, at));
    }

    /** Why a command cannot be given now, a sentence; empty where it can. */
    public Optional<String> obstacle(Command command, int target, int at) {
        SiteState state = live.truth();
        Step step = Menus.step(plan, command, target, at);
        return menus.obstacle(step, Menus.channel(step, state), state, now);
    }

    /** What the operator sees now. */
    public TraineeView view() {
        SiteState state = live.truth();
        OptionalInt front = clients.front(now);
        return new TraineeView(
                now,
                ended,
                clients.view(now),
                front.isPresent()
                        ? Optional.of(
                                clients.isFree(front.getAsInt(), now)
                                        ? window(front.getAsInt())
                                        : frozen[front.getAsInt()])
                        : Optional.empty(),
                IntStream.range(0, state.servers())
                        .mapToObj(s -> new TraineeView.Machine(s, state.process(s), state.version(s)))
                        .toList(),
                history.alarms(),
                menus.items(state, now),
                checklist(state),
                history.concerns(),
                history.comments());
    }

    private TraineeView.Window window(int s) {
        SiteState state = live.truth();
        View view = live.view(s);
        List<TraineeView.Row> rows = new ArrayList<>();
        for (Sighting sighting : view.sightings()) {
            int t = sighting.server();
            Server server = setting.servers().get(t);
            Knowledge.Known known = knowledge.of(s, t, state);
            rows.add(new TraineeView.Row(
                    t,
                    server.name(),
                    server.address(),
                    t == s ? Sight.UP : known.sight(),
                    sighting.atMillis(),
                    sighting.mode(),
                    known.version(),
                    sighting.replication(),
                    known.lastReplication(),
                    known.nativeReplication(),
                    known.source(),
                    known.isStreaming()));
        }
        return new TraineeView.Window(
                s,
                now,
                rows,
                view.knownActive(),
                Diagnostics.issues(view, setting.servers()),
                live.switchover().filter(wizard -> wizard.target() == s));
    }

    private List<TraineeView.ChecklistItem> checklist(SiteState state) {
        StepNames names = new StepNames(plan);
        List<TraineeView.ChecklistItem> items = new ArrayList<>();
        for (int i = 0; i < plan.complete(); i++) {
            Step step = plan.step(i);
            items.add(new TraineeView.ChecklistItem(
                    i,
                    names.number(step),
                    Menus.label(plan, step),
                    step.instruction().note().orElse(""),
                    step.instruction().because().orElse(""),
                    i < state.pc(),
                    i == state.pc()));
        }
        return items;
    }

    // ---- time -----------------------------------------------------------------------------------------------------

    /**
     * Lets time pass until then, or until the rehearsal ends.
     *
     * @throws IllegalArgumentException where that is in the past
     */
    public void advanceTo(long millis) {
        if (millis < now) {
            throw new IllegalArgumentException("time does not go back from " + now + " ms to " + millis + " ms");
        }
        long until = Math.min(millis, setting.lengthMillis());
        while (!ended && now < until) {
            pass(Math.min(until, nextChange()));
        }
        if (!ended && now == setting.lengthMillis()) {
            end(By.SCENARIO, "its time is over");
        }
    }

    /**
     * Lets time pass until the operator has something to notice, or the rehearsal ends; at most until then. That is all that the history
     * tells, an alarm that begins or ends, a client that is free again, and the end of the wizard; so it is also the moment at which a step
     * has come to its goal.
     */
    public void advanceToNextEvent(long mostMillis) {
        Noticed before = noticed();
        long until = Math.min(mostMillis, setting.lengthMillis());
        while (!ended && now < until && noticed().equals(before)) {
            advanceTo(Math.min(until, nextChange()));
        }
    }

    private record Noticed(int happenings, List<SeenAlarm> alarms, int free, Optional<Switchover> wizard) {}

    private Noticed noticed() {
        return new Noticed(
                history.happenings().size(), List.copyOf(history.alarms()), clients.free(now), live.switchover());
    }

    private long nextChange() {
        return Math.max(
                now,
                Math.min(
                        Math.min(live.nextDueMillis(), clients.nextChange(now)),
                        Math.min(concerns.nextMillis(), disturbing.nextChange(now))));
    }

    private void pass(long until) {
        int happenings = history.happenings().size();
        boolean isPoll = until < Math.min(clients.nextChange(now), disturbing.nextChange(now));
        live.advance(until - now);
        now = until;
        recorder.now = now;
        concerns.settle(now);
        if (!isPoll || history.happenings().size() != happenings) {
            settle();
        }
    }

    /** Draws every conclusion from what has happened by now, until there is no more. */
    private void settle() {
        do {
            live.catchUp();
            settleClients();
            alarmsOfClosed();
        } while (disturbing.settle(now) || moveOn() || goOn() || live.nextDueMillis() <= now);
        settleClients();
        alarmsOfClosed();
    }

    private void settleClients() {
        clients.settle(now, live.truth().up(), live.unreachable(), recorder);
    }

    private void alarmsOfClosed() {
        int open = clients.open(now);
        for (int s = 0; s < frozen.length; s++) {
            if ((open >>> s & 1) == 0) {
                alarms.closed(s);
            }
        }
    }

    /** A step whose command has done what it should is passed by itself; a check is not. */
    private boolean moveOn() {
        SiteState state = live.truth();
        return plan.hasCurrent(state)
                && !plan.current(state).command().isCheck()
                && plan.current(state).reached(state)
                && recorder.by(By.OPERATOR, () -> live.happen(ActionKind.ADVANCE, 0));
    }

    // ---- inputs ---------------------------------------------------------------------------------------------------

    /** Puts something in now. What is accepted becomes a part of the recording. */
    public Reply apply(Input input) {
        if (ended) {
            return Reply.refused("The rehearsal has ended.");
        }
        if (inputs.size() >= Recording.MOST_INPUTS) {
            return Reply.refused("A rehearsal takes " + Recording.MOST_INPUTS + " inputs at most; finish it.");
        }
        if (!isOfThisSite(input)) {
            return Reply.refused(
                    input instanceof Input.Comment
                            ? "Not more than " + MOST_COMMENTS + " comments can be made."
                            : "There is no such server, step or concern here.");
        }
        int number = inputs.size();
        inputs.add(new Recording.Timed(now, input));
        recorder.input = OptionalInt.of(number);
        Reply reply = done(input);
        recorder.input = OptionalInt.empty();
        if (reply.accepted()) {
            settle();
        } else {
            inputs.remove(number);
        }
        return reply;
    }

    private boolean isOfThisSite(Input input) {
        int servers = frozen.length;
        if (input instanceof Input.OpenClient open) {
            return isServer(open.server());
        } else if (input instanceof Input.CloseClient close) {
            return isServer(close.server());
        } else if (input instanceof Input.Give give) {
            return isServer(give.target()) && isServer(give.at());
        } else if (input instanceof Input.ThroughApi api) {
            return isServer(api.target()) && isServer(api.at()) && isServer(api.contacted());
        } else if (input instanceof Input.Answer answer) {
            return isServer(answer.server()) && concerns.has(answer.concern());
        } else if (input instanceof Input.Inject inject) {
            return isServer(inject.server())
                    && isServer(inject.other())
                    && (inject.what().servers() != 2 || inject.server() != inject.other());
        } else if (input instanceof Input.Comment) {
            return history.comments().size() < MOST_COMMENTS;
        } else if (input instanceof Input.Tick tick) {
            return tick.step() >= 0 && tick.step() < plan.complete();
        }
        return servers > 0;
    }

    private boolean isServer(int number) {
        return number >= 0 && number < frozen.length;
    }

    private Reply done(Input input) {
        if (input instanceof Input.OpenClient open) {
            return open(open.server());
        } else if (input instanceof Input.CloseClient close) {
            return close(close.server());
        } else if (input instanceof Input.Give give) {
            return give(give);
        } else if (input instanceof Input.ThroughApi api) {
            return throughApi(api);
        } else if (input instanceof Input.Answer answer) {
            return answer(answer);
        } else if (input instanceof Input.Inject inject) {
            return disturbing.inject(inject)
                    ? Reply.ACCEPTED
                    : Reply.refused("That is not possible now: "
                            + inject.what().words(plan.serverName(inject.server()), plan.serverName(inject.other()))
                            + ".");
        } else if (input instanceof Input.Comment comment) {
            recorder.comment(comment.text());
            return Reply.ACCEPTED;
        } else if (input instanceof Input.Tick tick) {
            return tick(tick.step());
        } else if (input instanceof Input.Stop) {
            end(By.INSTRUCTOR, "the instructor stops it");
            return Reply.ACCEPTED;
        }
        end(By.OPERATOR, "the operator says that the work is done");
        return Reply.ACCEPTED;
    }

    private Reply open(int s) {
        if (clients.isOpen(s, now)) {
            clients.turnTo(s, now);
            return Reply.ACCEPTED;
        }
        if (clients.isOpening(s)) {
            return Reply.refused("The client on " + plan.serverName(s) + " is being opened.");
        }
        if (!live.truth().isUp(s)) {
            return Reply.refused(plan.serverName(s) + " does not answer: no client can connect to it.");
        }
        if ((live.unreachable() >>> s & 1) != 0) {
            return Reply.refused(plan.serverName(s) + " cannot be reached from here: no client can connect to it.");
        }
        clients.beginToOpen(s, now);
        recorder.tell(By.OPERATOR, Kind.CLIENT, "opens the client on " + plan.serverName(s));
        return Reply.ACCEPTED;
    }

    private Reply close(int s) {
        if (!clients.isOpen(s, now)) {
            return Reply.refused("No client is open on " + plan.serverName(s) + ".");
        }
        if (!clients.isFree(s, now)) {
            return Reply.refused("The client on " + plan.serverName(s) + " waits until its last command is confirmed.");
        }
        clients.close(s, now);
        recorder.tell(By.OPERATOR, Kind.CLIENT, "closes the client on " + plan.serverName(s));
        return Reply.ACCEPTED;
    }

    private Reply give(Input.Give give) {
        if (give.command().isCheck()) {
            return Reply.refused("That is no command: look, and tick the step.");
        }
        Step step = Menus.step(plan, give.command(), give.target(), give.at());
        SiteState state = live.truth();
        Channel channel = Menus.channel(step, state);
        Optional<String> obstacle = menus.obstacle(step, channel, state, now);
        if (obstacle.isPresent()) {
            return Reply.refused(obstacle.get() + ".");
        }
        goingOnTo = Optional.of(step);
        goOn();
        TraineeView.Window shown = window(step.contact());
        if (!live.give(give.command(), step.target(), step.at())) {
            return Reply.refused("Too many commands are under way.");
        }
        if (channel == Channel.CLIENT) {
            frozen[step.contact()] = shown;
            clients.block(step.contact(), now);
        } else {
            menus.setBusy(step, true);
        }
        return Reply.ACCEPTED;
    }

    /**
     * Whoever gives the command of a step has gone on to it, whatever is left undone before it; what is still under way there is waited for.
     *
     * @return whether the place has moved
     */
    private boolean goOn() {
        if (goingOnTo.isEmpty()) {
            return false;
        }
        Step given = goingOnTo.get();
        int from = live.truth().pc();
        for (int i = from; i < plan.complete(); i++) {
            if (plan.step(i).isSameCommand(given)) {
                goingOnTo = Optional.empty();
                passUntil(i);
                return i > from;
            }
            if (recorder.isUnderWay(plan.step(i))) {
                return false;
            }
        }
        goingOnTo = Optional.empty();
        return false;
    }

    private void passUntil(int step) {
        recorder.by(By.OPERATOR, () -> {
            for (SiteState state = live.truth(); state.pc() < step; state = live.truth()) {
                boolean reached = plan.current(state).reached(state);
                live.happen(reached ? ActionKind.ADVANCE : ActionKind.SKIP, 0);
            }
            return true;
        });
    }

    private Reply throughApi(Input.ThroughApi api) {
        Step step = Menus.step(plan, api.command(), api.target(), api.at());
        boolean given = !api.command().isCheck()
                && live.giveThroughApi(api.command(), step.target(), step.at(), api.contacted());
        return given
                ? Reply.ACCEPTED
                : Reply.refused(new NotOffered(plan, live.truth())
                                .why(step)
                                .or(() -> live.hindrance(api.command(), step.target(), step.at(), true))
                                .orElse("That cannot be given through the API")
                        + ".");
    }

    private Reply answer(Input.Answer answer) {
        String name = plan.serverName(answer.server());
        SiteState state = live.truth();
        if (concerns.isAnswered(answer.concern())) {
            return Reply.refused("This was answered before.");
        }
        if (!clients.isOpen(answer.server(), now)) {
            return Reply.refused("The client on " + name + " is not open.");
        }
        if (!clients.isFree(answer.server(), now)) {
            return Reply.refused("The client on " + name + " waits until its last command is confirmed.");
        }
        if (!state.isActive(answer.server())) {
            return Reply.refused(name + " is a standby: nothing can be changed there. Answer it on the active server.");
        }
        clients.turnTo(answer.server(), now);
        concerns.answer(answer.concern(), now, answer.server());
        return Reply.ACCEPTED;
    }

    private Reply tick(int step) {
        if (step < live.truth().pc()) {
            return Reply.refused("That step is done already.");
        }
        passUntil(step + 1);
        return Reply.ACCEPTED;
    }

    /** Nothing more is put in; what is under way comes to its end, and what was held back is let go. */
    private void end(By who, String why) {
        recorder.tell(who, Kind.END, "the rehearsal", "ends: " + why);
        ended = true;
        live.hold(EnumSet.of(ActionKind.CHANGE));
        live.endFaults();
        recorder.down = 0;
        long until = now + MOST_REST_MILLIS;
        for (long next = live.nextDueMillis(); !isAtRest() && next <= until; next = live.nextDueMillis()) {
            live.advance(Math.max(0, next - live.clock().nowMillis()));
            recorder.now = next;
            moveOn();
        }
    }

    private boolean isAtRest() {
        return !live.isUnderWay()
                && IntStream.range(0, frozen.length)
                        .noneMatch(s ->
                                live.canHappen(ActionKind.DETECT, s) || live.canHappen(ActionKind.AUTO_ACTIVATE, s));
    }

    /** Sees all that happens on the site. */
    private final class Eyes implements Witness {
        private static final int NO_SESSION = -1;

        /** After how many happenings each server polled last, and which client was open on it: where both are the same, it sees nothing new. */
        private final int[] polledAfter = new int[frozen.length];

        private final int[] polledSession = new int[frozen.length];

        @Override
        public void happened(long atMillis, int action, SiteState after) {
            recorder.happened(atMillis, action, after);
            ActionKind kind = ActionKind.of(action);
            if (kind == ActionKind.REPLICATE || kind == ActionKind.END_INITIALIZATION) {
                knowledge.replicated(kind.operand(action), atMillis);
            }
        }

        @Override
        public void accepted(long atMillis, Step command, OptionalInt contacted) {
            if (contacted.isPresent() && recorder.input.isEmpty() && !ended) {
                recorder.input = OptionalInt.of(inputs.size());
                inputs.add(new Recording.Timed(
                        atMillis,
                        new Input.ThroughApi(command.command(), command.target(), command.at(), contacted.getAsInt())));
                recorder.given(atMillis, command);
                recorder.input = OptionalInt.empty();
            } else {
                recorder.given(atMillis, command);
            }
        }

        @Override
        public void tookEffect(long atMillis, Step command, SiteState after) {
            menus.setBusy(command, false);
            recorder.tookEffect(atMillis, command, after);
        }

        @Override
        public void cameToNothing(long atMillis, Step command) {
            menus.setBusy(command, false);
            recorder.cameToNothing(atMillis, command);
        }

        @Override
        public void polled(long atMillis, int server, int unheard, SiteState state) {
            int session = ended || !clients.isOpen(server, atMillis) ? NO_SESSION : clients.session(server);
            int happenings = history.happenings().size();
            if (polledAfter[server] == happenings && polledSession[server] == session) {
                return;
            }
            polledAfter[server] = happenings;
            polledSession[server] = session;
            knowledge.polled(server, unheard, state);
            if (session != NO_SESSION) {
                MonitoringView.at(state, server, unheard, plan.serverNames())
                        .ifPresent(view -> alarms.polled(atMillis, server, view.alarms()));
            }
        }
    }
}
