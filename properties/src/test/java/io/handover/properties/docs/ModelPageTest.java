package io.handover.properties.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of {@code docs/model.md} are what the code does, both ways. */
class ModelPageTest {
    /** What is compared, and some differences that it must find. */
    enum Comparison {
        PROCESSES(NamesAndFigures::processes),
        COMMANDS(NamesAndFigures::commands),
        ACTIONS(NamesAndFigures::actions),
        CONDITIONS(NamesAndFigures::conditions),
        PROPERTIES(NamesAndFigures::properties),
        ASSUMPTIONS(NamesAndFigures::assumptions),
        DURATIONS(NamesAndFigures::durations),
        CLIENTS(NamesAndFigures::clients),
        MEASURES(NamesAndFigures::measures),
        FAULTS(NamesAndFigures::faults),
        SLIPS(NamesAndFigures::slips),
        LIMITS(NamesAndFigures::limits),
        RULES_OF_COMMANDS(Rules::commands),
        RULES_OF_CONDITIONS(Rules::conditions),
        RULES_OF_ACTIONS(Rules::actions);

        private final Function<Page, List<String>> differences;

        Comparison(Function<Page, List<String>> differences) {
            this.differences = differences;
        }
    }

    /** A page that is wrong in one place. */
    record Planted(Comparison comparison, String written, String instead) {
        @Override
        public String toString() {
            return comparison + ": " + written + " -> " + instead;
        }
    }

    @ParameterizedTest
    @EnumSource
    void pageAndCodeSayTheSame(Comparison comparison) {
        assertThat(comparison.differences.apply(Page.model())).isEmpty();
    }

    static Stream<Planted> planted() {
        return Stream.of(
                new Planted(Comparison.PROCESSES, "| `STOPPED` |", "| `HALTED` |"),
                new Planted(
                        Comparison.PROCESSES,
                        "| `CRASHED` | it went down by itself, and will come back by itself |\n",
                        ""),
                new Planted(Comparison.COMMANDS, "| `set-standby` `t` |", "| `make-standby` `t` |"),
                new Planted(Comparison.COMMANDS, "| `exclude` `t` at `a` |", "| `exclude` `t` |"),
                new Planted(
                        Comparison.COMMANDS, "| `open-client` `t` | a check |", "| `open-client` `t` | `t` is up |"),
                new Planted(Comparison.COMMANDS, "| `stop`, `start` | The", "| `stop` | The"),
                new Planted(Comparison.ACTIONS, "| `RESTART` of `s` | `s` is crashed | `s` comes up |\n", ""),
                new Planted(Comparison.CONDITIONS, "| `behind` | `t` at `a` |", "| `behind` | `t` |"),
                new Planted(
                        Comparison.PROPERTIES,
                        "| `management-kept` | always, of each step |",
                        "| `management-kept` | always |"),
                new Planted(
                        Comparison.PROPERTIES,
                        "there is always an active server |",
                        "there is mostly an active server |"),
                new Planted(
                        Comparison.PROPERTIES, "| `eventually-upgraded` | all servers", "| `upgraded` | all servers"),
                new Planted(Comparison.ASSUMPTIONS, "| `true`, `false` | `true` |", "| `true`, `false` | `false` |"),
                new Planted(
                        Comparison.ASSUMPTIONS,
                        "| `ALARM_ONLY`, `DEMOTE_ALL` | `DEMOTE_ALL` |",
                        "| `DEMOTE_ALL` | `DEMOTE_ALL` |"),
                new Planted(
                        Comparison.DURATIONS,
                        "log-normal: { median: 12m, p99: 35m }",
                        "log-normal: { median: 12m, p99: 36m }"),
                new Planted(Comparison.DURATIONS, "every: 10s, jitter: 5s", "every: 10s, jitter: 4s"),
                new Planted(Comparison.DURATIONS, "| `client-idle` | `fixed: 15m` |", "| `idle` | `fixed: 15m` |"),
                new Planted(Comparison.DURATIONS, "`fixed: 20s`", "`fixed: soon`"),
                new Planted(Comparison.CLIENTS, "`stop`, `start`, `upgrade` |", "`stop`, `start` |"),
                new Planted(Comparison.MEASURES, "| `activationLag` | changes |", "| `activationLag` | ms |"),
                new Planted(Comparison.FAULTS, "a server that is up crashes |", "a server crashes |"),
                new Planted(
                        Comparison.FAULTS,
                        "| the API is switched on again | 0.3 |",
                        "| the API is switched on again | 0.4 |"),
                new Planted(Comparison.FAULTS, "`uniform: { from: 5m, to: 1h }`", "`uniform: { from: 5m, to: 2h }`"),
                new Planted(Comparison.SLIPS, "| late | `distraction` |", "| late | `lateness` |"),
                new Planted(Comparison.LIMITS, "| 4,096 | `Run.MOST_EVENTS` |", "| 4,095 | `Run.MOST_EVENTS` |"),
                new Planted(
                        Comparison.LIMITS,
                        "| 1000d | `Distribution.MOST_MILLIS` |",
                        "| 100d | `Distribution.MOST_MILLIS` |"),
                new Planted(Comparison.LIMITS, "`Plan.MAX_BRANCHES`", "`Plan.MAX_TREES`"),
                // guards, effects and goals
                new Planted(
                        Comparison.RULES_OF_COMMANDS,
                        "`a` is up; `a` is in Active mode; `t` is registered at `a` |",
                        "`a` is up; `t` is registered at `a` |"),
                new Planted(
                        Comparison.RULES_OF_COMMANDS,
                        "if `t` is up and `a` reaches `t` and `t` subscribes to `a`:",
                        "if `t` is up and `t` subscribes to `a`:"),
                new Planted(
                        Comparison.RULES_OF_COMMANDS,
                        "`a` and `t` have the same release; `t` is not registered at `a` |",
                        "`a` and `t` have the same release |"),
                new Planted(
                        Comparison.RULES_OF_COMMANDS,
                        "`t` does not stream, or `t` does not see exactly one active |",
                        "`t` does not stream |"),
                new Planted(
                        Comparison.RULES_OF_COMMANDS,
                        "`t` streams from `a`; everyone registered at `a` streams from it |",
                        "`t` streams from `a` |"),
                new Planted(
                        Comparison.RULES_OF_COMMANDS,
                        "| `t` is up; `a` is up; `t` lacks no change of `a` |",
                        "| `t` lacks no change of `a` |"),
                new Planted(
                        Comparison.RULES_OF_COMMANDS,
                        "whoever does not stream from `t` is no longer registered there; the installer",
                        "the installer"),
                new Planted(
                        Comparison.RULES_OF_COMMANDS,
                        "| `t` is in Standby mode; `t` has no ends of its own |",
                        "| `t` has no ends of its own |"),
                new Planted(
                        Comparison.RULES_OF_CONDITIONS,
                        "nobody is up and active; no switch is running |",
                        "nobody is up and active |"),
                new Planted(
                        Comparison.RULES_OF_CONDITIONS,
                        "`t` subscribes where it is not registered, or `t` is registered where it does not subscribe |",
                        "`t` subscribes where it is not registered |"),
                new Planted(
                        Comparison.RULES_OF_ACTIONS,
                        "`s` is in Active mode; more changes can be made |",
                        "`s` is in Active mode |"),
                new Planted(
                        Comparison.RULES_OF_ACTIONS,
                        "| `s` gets the database of `a`; `s` comes up |",
                        "| `s` comes up |"),
                new Planted(
                        Comparison.RULES_OF_ACTIONS,
                        "`s` has the old release; `s` sees no active |",
                        "`s` sees no active |"),
                new Planted(
                        Comparison.RULES_OF_ACTIONS, "nobody is registered at `t`; every follower", "every follower"),
                new Planted(
                        Comparison.RULES_OF_ACTIONS,
                        "| a switch to `t` is running; `t` does not stream |",
                        "| a switch to `t` is running |"),
                new Planted(
                        Comparison.RULES_OF_ACTIONS,
                        "| there is a step; its goal does not hold; its guard holds |",
                        "| there is a step; its guard holds |"),
                new Planted(
                        Comparison.RULES_OF_ACTIONS,
                        "no branch is running; the operator's main step lies in the stretch;",
                        "the operator's main step lies in the stretch;"),
                new Planted(
                        Comparison.RULES_OF_ACTIONS,
                        "| `s` is up; some of the budget is left | `s` crashes; one of the budget is spent |",
                        "| `s` is up; some of the budget is left | `s` crashes |"),
                new Planted(
                        Comparison.RULES_OF_ACTIONS,
                        "`s` comes up; `s` subscribes to nobody; nobody is registered at `s`; one",
                        "`s` comes up; `s` subscribes to nobody; one"));
    }

    @ParameterizedTest
    @MethodSource("planted")
    void aDifferenceIsFound(Planted planted) {
        Page wrong = Page.model().with(planted.written(), planted.instead());

        assertThat(planted.comparison().differences.apply(wrong)).isNotEmpty();
    }
}
