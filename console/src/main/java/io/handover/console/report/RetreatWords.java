package io.handover.console.report;

import io.handover.analysis.attainment.PointOfNoReturn;
import io.handover.analysis.retreat.Aim;
import io.handover.analysis.retreat.Home;
import io.handover.analysis.retreat.Loss;
import io.handover.analysis.retreat.Retreat;
import io.handover.analysis.retreat.Retreats;
import io.handover.analysis.retreat.Stage;
import io.handover.analysis.retreat.Times;
import io.handover.analysis.retreat.WayBack;
import io.handover.analysis.story.Sentences;
import io.handover.analysis.story.StepNames;
import io.handover.explorer.game.Standing;
import io.handover.model.procedure.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Ways back in the operator's words. */
public final class RetreatWords {
    /** Of what {@link #row} tells. */
    static final List<String> HEADINGS =
            List.of("after step", "release", "back", "commands", "usual time", "none active");

    /** The column that says whether there is a way back. */
    static final int BACK = 2;

    /** The column that says with how many commands. */
    static final int COMMANDS = 3;

    public static final String NO_HOME =
            "There is nothing to go back to: where the procedure starts, not exactly one server is active and up.";

    public static final String NOT_KNOWN =
            "The game of all commands has more states than can be kept. What is said to be certain is certain with the commands that go straight back;"
                    + " all else is unknown.";

    private static final String NONE = "-";

    private final Retreats retreats;
    private final Plan plan;
    private final StepNames steps;

    public RetreatWords(Retreats retreats) {
        this.retreats = retreats;
        this.plan = retreats.subject().plan();
        this.steps = new StepNames(plan);
    }

    /** {@code "step 5"}. */
    String step(int pc) {
        return steps.main(pc);
    }

    /** {@code "5 force-activate DK_MGT_2"}. */
    String label(Stage stage) {
        return steps.number(stage.step()) + " " + steps.command(stage.step());
    }

    /** The row of a table that tells of a stage, under the {@link #HEADINGS}. */
    List<String> row(Stage stage) {
        Aim aim = told(stage);
        Retreat retreat = stage.retreat(aim);
        Optional<Times> times = retreat.way().flatMap(WayBack::times);
        return List.of(
                label(stage),
                aim == Aim.RELEASE ? "as before" : "as it is",
                worst(retreat),
                count(retreat),
                times.map(time -> Figures.duration(time.medianMillis())).orElse(NONE),
                times.map(time -> Figures.duration(time.gapMillis())).orElse(NONE));
    }

    /** {@code "certain"}: the worst case. */
    static String worst(Retreat retreat) {
        return retreat.standing()
                .map(standing -> switch (standing) {
                    case CERTAIN -> "certain";
                    case WITH_LUCK -> "with luck";
                    case LOST -> "impossible";
                })
                .orElse("unknown");
    }

    /** {@code "2 to 4"}: how many commands, usually and at most; {@code "2"} where these are as many or it is not certain. */
    public static String count(Retreat retreat) {
        String usual =
                retreat.way().map(way -> Integer.toString(way.orders().size())).orElse("-");
        if (retreat.standing().filter(Standing.CERTAIN::equals).isEmpty()) {
            return usual;
        }
        if (retreat.mostCommands().isEmpty()) {
            return usual + " or more";
        }
        String most = Integer.toString(retreat.mostCommands().getAsInt());
        return retreat.mostCommands().getAsInt()
                        <= retreat.way().map(way -> way.orders().size()).orElse(0)
                ? usual
                : usual + " to " + most;
    }

    /** The retreat that a stage is told by: with the release if it can be had. */
    public static Aim told(Stage stage) {
        Optional<Standing> standing = stage.retreat(Aim.RELEASE).standing();
        return standing.equals(Optional.of(Standing.LOST))
                        || standing.isEmpty()
                                && stage.retreat(Aim.RELEASE).way().isEmpty()
                ? Aim.SERVER
                : Aim.RELEASE;
    }

    /** The commands of a way, one after the other. */
    List<String> commands(WayBack way) {
        return way.orders().stream().map(steps::command).toList();
    }

    String way(WayBack way) {
        return way.orders().isEmpty() ? "nothing to do" : String.join(", then ", commands(way));
    }

    /** {@code "what is changed on DK_MGT_2 after step 5"}; empty where nothing is lost. */
    Optional<String> changes(List<Loss> losses) {
        return losses.isEmpty()
                ? Optional.empty()
                : Optional.of(losses.stream().map(this::changes).collect(Collectors.joining(", and ")));
    }

    String changes(Loss loss) {
        String name = plan.serverName(loss.server());
        String from = loss.from() == 0 ? "from the start" : "after " + done(loss.from());
        if (loss.until().isEmpty()) {
            return "what is changed on " + name + " " + from;
        }
        int until = loss.until().getAsInt();
        return "what is changed on " + name + " " + from + " until " + step(until) + " is done";
    }

    /** The step by which so many main steps are done. */
    private String done(int count) {
        return step(count - 1);
    }

    /** What remains: {@code "1 of 2 standbys replicates"}. */
    String copies(WayBack way) {
        int others = plan.serverNames().size() - 1;
        if (way.copies() == 0) {
            return "no standby replicates";
        }
        return others == 1
                ? "the standby replicates"
                : way.copies() + " of " + others + " standbys " + (way.copies() == 1 ? "replicates" : "replicate");
    }

    /** {@code "step 5"}; {@code "step 2 for DK_MGT_3"} of a step that is done to several servers. */
    String step(Stage stage) {
        long servers = retreats.stages().stream()
                .filter(other -> steps.number(other.step()) == steps.number(stage.step()))
                .count();
        return step(stage.pc())
                + (servers > 1 ? " for " + plan.serverName(stage.step().target()) : "");
    }

    private String home() {
        return plan.serverName(retreats.home().map(Home::server).orElse(0));
    }

    /** What to go back means here. */
    public String meaning() {
        Home home = retreats.home().orElseThrow();
        String followers = home.followers() == 0
                ? ""
                : ", and that " + new Sentences(plan).names(home.followers())
                        + (Integer.bitCount(home.followers()) == 1 ? " replicates" : " replicate")
                        + " from it again as far as the releases agree";
        return "Back means that " + home() + " alone is active again, as at the start" + followers
                + ". No command brings an old release back: a server that was upgraded meanwhile is left aside, and no upgrade is begun on the way.";
    }

    private String aim(Aim aim) {
        return "back to " + home()
                + (aim == Aim.RELEASE ? " with the release that it had" : " with whatever release it has");
    }

    /** The points of no return, a sentence each. */
    public List<String> points() {
        List<String> sentences = new ArrayList<>();
        for (Aim aim : Aim.values()) {
            sentences.addAll(points(aim));
        }
        return sentences;
    }

    private List<String> points(Aim aim) {
        Optional<PointOfNoReturn<Aim>> certain = retreats.point(aim, Standing.CERTAIN);
        Optional<PointOfNoReturn<Aim>> luck = retreats.point(aim, Standing.WITH_LUCK);
        if (certain.isEmpty() && luck.isEmpty()) {
            boolean isCertain = retreats.stages().stream()
                    .allMatch(stage -> stage.retreat(aim).standing().equals(Optional.of(Standing.CERTAIN)));
            return !isCertain ? List.of() : List.of("The way " + aim(aim) + " is certain after every step.");
        }
        if (certain.isPresent()
                && luck.isPresent()
                && certain.get().move().equals(luck.get().move())) {
            return List.of(move(certain.get())
                    .map(move -> "The point of no return is " + move + ": until then the way " + aim(aim)
                            + " is certain, from then on it is impossible.")
                    .orElse("The way " + aim(aim) + " was never possible."));
        }
        List<String> sentences = new ArrayList<>();
        certain.ifPresent(point -> sentences.add(move(point)
                .map(move -> "The way " + aim(aim) + " is certain until " + move + ".")
                .orElse("The way " + aim(aim) + " is certain at no time.")));
        luck.ifPresent(point -> sentences.add(move(point)
                .map(move -> "It is impossible from " + move + " on.")
                .orElse("It is possible at no time.")));
        return sentences;
    }

    /** What a main step and what happens meanwhile takes away for good, a sentence each. */
    public List<String> pointsAt(int pc) {
        List<String> sentences = new ArrayList<>();
        for (Aim aim : Aim.values()) {
            Optional<PointOfNoReturn<Aim>> luck = at(pc, aim, Standing.WITH_LUCK);
            luck.or(() -> at(pc, aim, Standing.CERTAIN))
                    .flatMap(PointOfNoReturn::move)
                    .ifPresent(move -> sentences.add("With " + what(move) + " the way " + aim(aim) + " is "
                            + (luck.isPresent() ? "impossible from then on." : "not certain any more.")));
        }
        return sentences;
    }

    private Optional<PointOfNoReturn<Aim>> at(int pc, Aim aim, Standing left) {
        return retreats.point(aim, left)
                .filter(point -> point.move().filter(move -> move.pc() == pc).isPresent());
    }

    private static String what(PointOfNoReturn.Move move) {
        return move.who().equals(Sentences.OPERATOR) ? move.what() : move.who() + " " + move.what();
    }

    /** {@code "step 7, upgrade DK_MGT_1, a move of the operator"}. */
    private Optional<String> move(PointOfNoReturn<Aim> point) {
        return point.move().map(move -> {
            boolean byOperator = move.who().equals(Sentences.OPERATOR);
            return step(move.pc()) + " (" + what(move) + (byOperator ? ", the operator's own move" : "") + ")";
        });
    }

    /** How far the worst case goes: {@code "one crash"}. */
    String bounds() {
        List<String> faults = new ArrayList<>();
        add(faults, retreats.options().crashes(), "crash", "crashes");
        add(faults, retreats.options().cuts(), "network cut", "network cuts");
        add(faults, retreats.options().installerFailures(), "failed upgrade", "failed upgrades");
        return faults.isEmpty() ? "no fault" : String.join(" and ", faults);
    }

    private static void add(List<String> to, int count, String one, String several) {
        if (count > 0) {
            to.add(Figures.counted(count, one, several));
        }
    }

    /**
     * A way back that is the same after steps one after the other.
     *
     * @param stages after which: {@code "After step 1 to step 3"}
     * @param lines the way and what it costs, a sentence each
     */
    record Ways(String stages, List<String> lines) {}

    /** The ways, each once for all steps one after the other after which it is the same. */
    List<Ways> ways() {
        List<Stage> stages = retreats.stages();
        List<Ways> ways = new ArrayList<>();
        int from = 0;
        while (from < stages.size()) {
            List<String> lines = lines(stages.get(from));
            int until = from;
            while (until + 1 < stages.size() && lines(stages.get(until + 1)).equals(lines)) {
                until++;
            }
            String first = step(stages.get(from));
            String last = step(stages.get(until));
            ways.add(new Ways(first.equals(last) ? "After " + first : "After " + first + " to " + last, lines));
            from = until + 1;
        }
        return ways;
    }

    /** The way back from a stage and what it costs, its time aside: a sentence each. */
    public List<String> lines(Stage stage) {
        Aim aim = told(stage);
        Retreat retreat = stage.retreat(aim);
        if (retreat.way().isEmpty()) {
            return List.of(
                    retreat.standing().equals(Optional.of(Standing.LOST))
                            ? "There is no way back."
                            : "No way back was found in the usual course.");
        }
        WayBack way = retreat.way().get();
        List<String> lines = new ArrayList<>();
        lines.add(way(way) + (aim == Aim.SERVER ? " (to the release that it has by then)" : ""));
        changes(way.lost()).ifPresent(lost -> lines.add("Lost by it: " + lost + "."));
        changes(way.lostBefore()).ifPresent(lost -> lines.add("Lost already: " + lost + "."));
        changes(way.regained()).ifPresent(back -> lines.add("Not lost any more: " + back + "."));
        lines.add("Then " + copies(way) + ".");
        way.times()
                .filter(times -> times.arrived() < times.runs())
                .ifPresent(
                        times -> lines.add(
                                Figures.percent(1 - (double) times.arrived() / times.runs())
                                        + " % of the simulated runs do not get there by this way: the product does something else in between."));
        return lines;
    }

    /** Where the usual course comes to an end before the procedure does; empty where it does not. */
    public Optional<String> stuck() {
        return retreats.stuck()
                .map(step -> "In the usual course " + step(retreats.stages().size())
                        + " is never done, so that nothing is said of what follows.");
    }

    /** What all that rests on. */
    public String basis() {
        String usual = "The usual way is the shortest without surprises; its times are those that half of "
                + Figures.counted(retreats.options().runs(), "simulated run") + " keep to.";
        return (retreats.known() ? "The worst case is exact: " : "The worst case is that of ")
                + "any order of events and "
                + bounds() + ", in a game of " + Figures.counted(retreats.states(), "state")
                + "; where it takes more commands than the usual way, both are said. " + usual;
    }
}
