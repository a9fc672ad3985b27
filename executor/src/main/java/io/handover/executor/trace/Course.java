package io.handover.executor.trace;

import io.handover.executor.execute.Ending;
import io.handover.executor.execute.Executor;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.JournalException;
import io.handover.executor.journal.Line;
import io.handover.executor.journal.Place;
import io.handover.executor.journal.Seen;
import io.handover.executor.plan.Directives;
import io.handover.files.NearestName;
import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The course that a journal tells, held against the plan that it is of: every place is one of the plan, each follows from the one before,
 * commands are counted without a gap, and each round looks at the plan's servers. What the site showed is not judged here.
 */
public final class Course {
    private static final List<String> OUTCOMES = List.of("accepted", "refused", "unknown", "done");

    private final Path file;
    private final Plan plan;
    private final Directives directives;
    private long number;
    private Place place = Place.START;
    private int orders;
    private boolean ended;

    private Course(Path file, Plan plan) {
        this.file = file;
        this.plan = plan;
        this.directives = new Directives(plan);
    }

    /**
     * Checks a whole journal.
     *
     * @param file its file, for messages
     * @param plan the plan that it is said to follow
     * @throws JournalException with the first line that cannot be one of that plan, and why
     */
    public static void check(Path file, Plan plan, List<Line> lines) {
        Course course = new Course(file, plan);
        lines.forEach(course::follow);
    }

    private void follow(Line line) {
        number = line.n();
        Entry entry = line.entry();
        must(entry instanceof Entry.Began == (number == 1), "a journal begins with 'began', and only there");
        must(
                !ended || entry instanceof Entry.Resumed,
                "the run has ended in the line before, and was not gone on with");
        ended = false;
        if (entry instanceof Entry.Began began) {
            must(
                    began.servers().equals(plan.serverNames()),
                    "this journal is of the servers " + String.join(", ", began.servers())
                            + ", in this order; here they are " + String.join(", ", plan.serverNames()));
        } else if (entry instanceof Entry.Observed observed) {
            looks(observed);
        } else if (entry instanceof Entry.Foreseen foreseen) {
            exists(foreseen.at());
        } else if (entry instanceof Entry.Forced forced) {
            exists(forced.at());
        } else if (entry instanceof Entry.Giving giving) {
            must(giving.order() == orders + 1, "command " + giving.order() + " is given, after command " + orders);
            orders = giving.order();
            isServer(giving.server());
            isHere(giving.at(), giving.step());
        } else if (entry instanceof Entry.Given given) {
            wasGiven(given.order());
            isAmong(given.outcome(), OUTCOMES, "outcome");
        } else if (entry instanceof Entry.Installing installing) {
            wasGiven(installing.order());
            isServer(installing.server());
        } else if (entry instanceof Entry.Installed installed) {
            wasGiven(installed.order());
            isServer(installed.server());
        } else if (entry instanceof Entry.WentOn went) {
            goesOn(went);
        } else if (entry instanceof Entry.Done done) {
            passes(done.at(), done.step(), done.next());
        } else if (entry instanceof Entry.Skipped skipped) {
            passes(skipped.at(), skipped.step(), skipped.next());
        } else if (entry instanceof Entry.Diverted diverted) {
            turns(diverted);
        } else if (entry instanceof Entry.Ended end) {
            isAmong(end.outcome(), Stream.of(Ending.values()).map(Ending::key).toList(), "end");
            ended = true;
        }
    }

    private void wasGiven(int order) {
        must(order >= 1 && order <= orders, "command " + order + " was not given; there were " + orders);
    }

    private void must(boolean is, String otherwise) {
        if (!is) {
            throw new JournalException(file + ":" + number + ": " + otherwise);
        }
    }

    private void isAmong(String name, List<String> allowed, String what) {
        must(allowed.contains(name), "there is no " + what + " '" + name + "'" + NearestName.orAllowed(name, allowed));
    }

    private void isServer(String name) {
        isAmong(name, plan.serverNames(), "server");
    }

    private void looks(Entry.Observed observed) {
        List<String> left = new ArrayList<>(plan.serverNames());
        for (Seen seen : observed.servers()) {
            isServer(seen.server());
            must(left.remove(seen.server()), seen.server() + " is looked at twice in one round");
            isAmong(seen.how(), Seen.WAYS, "reading");
            must(
                    seen.how().equals(Seen.ANSWERED)
                            == (seen.release().isPresent() && seen.state().isPresent()),
                    "the reading of " + seen.server() + " is '" + seen.how() + "' and does not tell what that tells");
        }
        must(left.isEmpty(), "this round does not look at " + String.join(", ", left));
    }

    private void exists(Place at) {
        boolean main = at.branch() == SiteState.NO_BRANCH && at.place() == 0;
        boolean ofBranch = at.branch() >= 0
                && at.branch() < plan.branchCount()
                && at.place() >= 0
                && at.place() < plan.branch(at.branch()).steps().size();
        must(
                at.pc() >= 0 && at.pc() <= plan.complete() && (main || ofBranch),
                "the procedure has no " + words(at) + ": it has " + plan.complete() + " steps and " + plan.branchCount()
                        + " what-if branches");
    }

    private static String words(Place at) {
        return "place " + at.pc()
                + (at.branch() == SiteState.NO_BRANCH ? "" : ", branch " + at.branch() + ", place " + at.place())
                + " (counted from 0)";
    }

    /** The operator is there, and there is a step of that id. */
    private void isHere(Place at, String step) {
        exists(at);
        must(at.equals(place), "this is at " + words(at) + "; the operator is at " + words(place));
        must(!at.complete(plan), "the procedure is complete, and has no step there");
        String id = directives.at(at).id();
        must(step.equals(id), "the step there is '" + id + "', not '" + step + "': is this the journal's procedure?");
    }

    /** At a step, or where none is left. */
    private void goesOn(Entry.WentOn went) {
        if (went.at().equals(place) && place.complete(plan)) {
            must(
                    went.step().equals(Executor.THE_END),
                    "the procedure is complete: '" + Executor.THE_END + "' is there, not '" + went.step() + "'");
        } else {
            isHere(went.at(), went.step());
        }
    }

    private void passes(Place at, String step, Place next) {
        isHere(at, step);
        goesOn(at.next(plan), next);
    }

    private void goesOn(Place follows, Place next) {
        must(next.equals(follows), words(next) + " does not follow; " + words(follows) + " does");
        place = next;
    }

    private void turns(Entry.Diverted diverted) {
        exists(diverted.from());
        must(
                diverted.from().equals(place),
                "this is at " + words(diverted.from()) + "; the operator is at " + words(place));
        must(place.branch() == SiteState.NO_BRANCH, "the operator is in a what-if branch already");
        List<String> branches = IntStream.range(0, plan.branchCount())
                .mapToObj(Directives::branchId)
                .toList();
        isAmong(diverted.branch(), branches, "what-if branch");
        goesOn(place.divert(branches.indexOf(diverted.branch())), diverted.next());
    }
}
