package io.handover.analysis.story;

import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an <em>eventually</em> property still waits for in the last state of a story, in the operator's words. */
public final class Missing {
    private final Story story;
    private final Plan plan;
    private final SiteState last;
    private final Causes causes;
    private final StepNames steps;

    public Missing(Story story) {
        this.story = story;
        this.plan = story.plan();
        this.last = story.last();
        this.causes = new Causes(story);
        this.steps = new StepNames(plan);
    }

    /** One sentence for each thing that is missing; empty for a property that is not an <em>eventually</em> one, or holds. */
    public List<String> of(Property property) {
        List<String> missing = new ArrayList<>();
        if (property == Properties.EVENTUALLY_SINGLE_ACTIVE) {
            singleActive(missing);
        } else if (property == Properties.EVENTUALLY_UPGRADED) {
            upgraded(missing);
        } else if (property == Properties.EVENTUALLY_REDUNDANT) {
            redundant(missing);
        } else if (property == Properties.EVENTUALLY_NO_DANGLING) {
            noDangling(missing);
        } else if (property == Properties.PROCEDURE_COMPLETES) {
            complete(missing);
        }
        return missing;
    }

    private void singleActive(List<String> missing) {
        int actives = last.upActive();
        if (actives == 0) {
            missing.add("no server is active" + andNoStepRepairs());
            Map<String, Integer> demoted = new LinkedHashMap<>();
            for (int s = 0; s < last.servers(); s++) {
                if (!last.isUp(s)) {
                    missing.add(plan.serverName(s) + " " + causes.whyNotUp(s));
                } else if (everActive(s)) {
                    demoted.merge(causes.whyNotActive(s), 1 << s, (one, other) -> one | other);
                }
            }
            demoted.forEach((why, servers) ->
                    missing.add(causes.sentences().names(servers) + (isOne(servers) ? " was " : " were ") + why));
        } else if (Integer.bitCount(actives) > 1) {
            missing.add(causes.sentences().names(actives) + " are active and stay so" + andNoStepRepairs());
        }
    }

    private String andNoStepRepairs() {
        return plan.hasCurrent(last)
                ? " while the operator waits at " + steps.current(last)
                : ", and no later step repairs it";
    }

    boolean everActive(int s) {
        return story.initial().isActive(s)
                || story.moments().stream().anyMatch(moment -> moment.after().isActive(s));
    }

    private void upgraded(List<String> missing) {
        for (int s = 0; s < last.servers(); s++) {
            if (!last.isUp(s)) {
                missing.add(plan.serverName(s) + " " + causes.whyNotUp(s));
            }
        }
        int old = last.up() & ~last.upgraded();
        if (old != 0) {
            missing.add(causes.sentences().names(old) + " still " + (isOne(old) ? "has" : "have") + " the old release"
                    + waiting());
        }
    }

    private static boolean isOne(int servers) {
        return Integer.bitCount(servers) == 1;
    }

    private String waiting() {
        return plan.hasCurrent(last) ? ": the operator waits at " + steps.current(last) : "";
    }

    private void redundant(List<String> missing) {
        int actives = last.upActive();
        if (Integer.bitCount(actives) != 1) {
            singleActive(missing);
            return;
        }
        int a = Integer.numberOfTrailingZeros(actives);
        for (int s = 0; s < last.servers(); s++) {
            if (s != a && !last.streamingFrom(s, a)) {
                missing.add("server " + plan.serverName(s) + " is not replicating: "
                        + causes.whyNotStreaming(s, a).words() + owed(s, a));
            } else if (s != a && (last.database(a) & ~last.database(s)) != 0) {
                missing.add(plan.serverName(s) + " lacks changes of " + plan.serverName(a));
            }
        }
    }

    /** What a server that is down lacks, and what is still kept for it. */
    private String owed(int s, int a) {
        if (!last.isDown(s)) {
            return "";
        }
        int lacks = Long.bitCount(last.database(a) & ~last.database(s));
        boolean isKept = last.subscription(s) == a && last.isRegistered(s, a);
        String active = plan.serverName(a);
        return (lacks == 0
                        ? ""
                        : "; it lacks " + (lacks == 1 ? "a change" : lacks + " changes") + " that " + active + " holds")
                + (isKept ? "; " + active + " still keeps its registration" : "");
    }

    private void noDangling(List<String> missing) {
        for (int s = 0; s < last.servers(); s++) {
            for (int a = 0; a < last.servers(); a++) {
                boolean subscribes = last.subscription(s) == a;
                if (subscribes != last.isRegistered(s, a)) {
                    missing.add(dangling(s, a, subscribes));
                }
            }
        }
    }

    private String dangling(int s, int a, boolean subscribes) {
        int since = causes.lastMoment((before, after) -> !isDangling(before, s, a) && isDangling(after, s, a));
        String server = plan.serverName(s);
        String source = plan.serverName(a);
        return (subscribes
                        ? server + " still subscribes to " + source + ", which has no registration of it"
                        : server + " is still registered at " + source + ", to which it does not subscribe")
                + (since < 0 ? ", from the start" : ": the other end was dropped " + causes.at(since));
    }

    private static boolean isDangling(SiteState state, int s, int a) {
        return (state.subscription(s) == a) != state.isRegistered(s, a);
    }

    private void complete(List<String> missing) {
        if (plan.hasCurrent(last)) {
            Step step = plan.current(last);
            missing.add(steps.current(last) + " (" + steps.command(step) + ") can never be carried out: "
                    + new Obstacle(plan, last, causes).to(step));
        }
    }
}
