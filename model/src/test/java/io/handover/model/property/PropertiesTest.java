package io.handover.model.property;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PropertiesTest {
    @Test
    void everyPropertyOfTheModelIsThereInItsOrder() {
        assertThat(Properties.ALL)
                .extracting(Property::name)
                .containsExactly(
                        "at-most-one-active",
                        "management-available",
                        "management-kept",
                        "no-mixed-version-replication",
                        "only-declared-changes-lost",
                        "eventually-single-active",
                        "eventually-upgraded",
                        "eventually-redundant",
                        "eventually-no-dangling",
                        "procedure-completes");
    }

    @Test
    void theLastSixAreAskedOnlyWhereTheSiteComesToRest() {
        assertThat(Properties.ALL)
                .filteredOn(Property::isEventual)
                .containsExactly(
                        Properties.ONLY_DECLARED_CHANGES_LOST,
                        Properties.EVENTUALLY_SINGLE_ACTIVE,
                        Properties.EVENTUALLY_UPGRADED,
                        Properties.EVENTUALLY_REDUNDANT,
                        Properties.EVENTUALLY_NO_DANGLING,
                        Properties.PROCEDURE_COMPLETES);
    }

    @Test
    void everyPropertyIsFoundByItsName() {
        assertThat(Properties.ALL)
                .allSatisfy(property -> assertThat(Properties.named(property.name()))
                        .hasValueSatisfying(found -> assertThat(found).isSameAs(property)));
        assertThat(Properties.named("world-peace")).isEmpty();
    }

    @Test
    void everyPropertySaysInWordsOfItsOwnWhatItPromises() {
        assertThat(Properties.ALL)
                .extracting(Property::promise)
                .doesNotHaveDuplicates()
                .allSatisfy(promise -> assertThat(promise).contains(" ").doesNotContain("pc"));
    }
}
