package io.handover.analysis.synthesis;

import io.handover.analysis.attainment.Budgets;
import io.handover.explorer.game.GivenUp;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out why there is no procedure: what makes it impossible together, and which single change would lift it. */
final class Cores {
    private final Games games;
    private final Question asked;
    private final List<Assumed> assumed;

    Cores(Games games, Question asked, List<Assumed> assumed) {
        this.games = games;
        this.asked = asked;
        this.assumed = List.copyOf(assumed);
    }

    /** Every single change that lifts it, what is assumed first. */
    List<Lift> lifts() {
        List<Lift> lifts = new ArrayList<>(assuming());
        for (Without command : asked.without()) {
            if (games.isCertain(asked.withWithout(less(asked.without(), command)))) {
                lifts.add(new Lift.Allowing(command));
            }
        }
        for (Budgets.Kind kind : asked.budgets().kinds()) {
            int left = asked.budgets().of(kind) - 1;
            if (games.isCertain(asked.withBudgets(asked.budgets().with(kind, left)))) {
                lifts.add(new Lift.Sparing(kind, left));
            }
        }
        for (GivenUp more : more()) {
            if (games.isCertain(asked.withGivenUp(Optional.of(more)))) {
                lifts.add(new Lift.Declaring(more.server(), more.changesLost(), more.severalActive()));
            }
        }
        for (Property property : asked.wanted()) {
            if (games.isCertain(asked.withWanted(less(asked.wanted(), property)))) {
                lifts.add(new Lift.Dropping(property));
            }
        }
        return lifts;
    }

    /** Every other assumption that lifts it alone. */
    List<Lift.Assuming> assuming() {
        List<Lift.Assuming> lifts = new ArrayList<>();
        for (Assumed one : assumed) {
            for (Assumed.Other other : one.others()) {
                if (games.isCertain(asked.with(other.with().apply(asked.assumptions())))) {
                    lifts.add(new Lift.Assuming(one.key(), other.value()));
                }
            }
        }
        return lifts;
    }

    /** What more could be declared, the least first. */
    private List<GivenUp> more() {
        List<GivenUp> more = new ArrayList<>();
        for (int server = 0; server < games.servers(); server++) {
            for (int what = 1; what <= 3; what++) {
                boolean isChanges = (what & 1) != 0;
                boolean isSeveral = (what & 2) != 0;
                GivenUp one = new GivenUp(server, isChanges, isSeveral);
                boolean isOfUse = (!isChanges || asked.isAboutChanges())
                        && (!isSeveral || asked.wanted().contains(Properties.AT_MOST_ONE_ACTIVE));
                boolean isMore = asked.givenUp()
                        .map(now -> now.server() != one.server()
                                || isChanges && !now.changesLost()
                                || isSeveral && !now.severalActive())
                        .orElse(true);
                if (isOfUse && isMore) {
                    more.add(one);
                }
            }
        }
        return more;
    }

    /**
     * What makes it impossible together: without any one of it, it is possible. An assumption counts where some other value makes it possible.
     *
     * @param lifts all of {@link #lifts}: what lifts it alone is part of every core
     */
    List<Reason> core(List<Lift> lifts) {
        Question now = asked;
        for (Property property : asked.wanted()) {
            Question without = now.withWanted(less(now.wanted(), property));
            now = !lifts.contains(new Lift.Dropping(property)) && isImpossible(without, assumed) ? without : now;
        }
        for (Budgets.Kind kind : asked.budgets().kinds()) {
            Question without = now.withBudgets(now.budgets().with(kind, 0));
            now = isImpossible(without, assumed) ? without : now;
        }
        for (Without command : asked.without()) {
            Question without = now.withWithout(less(now.without(), command));
            now = !lifts.contains(new Lift.Allowing(command)) && isImpossible(without, assumed) ? without : now;
        }
        List<Assumed> needed = assumed;
        for (Assumed one : assumed) {
            boolean isLifted = liftsAlone(lifts, one);
            needed = !isLifted && isImpossible(now, less(needed, one)) ? less(needed, one) : needed;
        }
        Question core = now;
        return Stream.of(
                        core.wanted().stream().map(Reason.Promised::new),
                        core.without().stream().map(Reason.Missing::new),
                        core.budgets().kinds().stream()
                                .map(kind ->
                                        new Reason.Struck(kind, core.budgets().of(kind))),
                        needed.stream().map(Reason.OfProduct::new))
                .<Reason>flatMap(part -> part)
                .toList();
    }

    private static boolean liftsAlone(List<Lift> lifts, Assumed one) {
        return lifts.stream()
                .anyMatch(lift ->
                        lift instanceof Lift.Assuming assuming && assuming.key().equals(one.key()));
    }

    /** Whether no values of the assumptions that are not needed make it possible. */
    private boolean isImpossible(Question question, List<Assumed> needed) {
        List<Assumptions> all = List.of(question.assumptions());
        for (Assumed one : assumed) {
            if (!needed.contains(one)) {
                all = all.stream()
                        .flatMap(each -> Stream.concat(
                                Stream.of(each),
                                one.others().stream().map(other -> other.with().apply(each))))
                        .toList();
            }
        }
        return all.stream().noneMatch(each -> games.isCertain(question.with(each)));
    }

    private static <T> List<T> less(List<T> all, T one) {
        return all.stream().filter(each -> !each.equals(one)).toList();
    }
}
