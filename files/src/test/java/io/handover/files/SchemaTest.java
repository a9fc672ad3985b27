package io.handover.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.handover.analysis.story.ActionParts;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.condition.Condition;
import io.handover.model.condition.Conditions;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.TimedBound;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.site.FaultPlan;
import io.handover.simulator.site.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published schemas and the program know the same words. */
class SchemaTest {
    private static final JsonNode PROCEDURE = JsonMapper.shared().readTree(DocumentKind.PROCEDURE.schema());
    private static final JsonNode TEST_CASE = JsonMapper.shared().readTree(DocumentKind.TEST_CASE.schema());
    private static final JsonNode SITE = JsonMapper.shared().readTree(DocumentKind.SITE.schema());

    @Test
    void everythingBuiltInHasTheShapeThatItsSchemaAsksFor() {
        Shape procedures = new Shape(DocumentKind.PROCEDURE);
        for (ProcedureFile file : Catalogue.procedures()) {
            assertThatCode(() -> check(procedures, file)).doesNotThrowAnyException();
        }
        Shape sites = new Shape(DocumentKind.SITE);
        for (SiteFile file : Catalogue.sites()) {
            assertThatCode(() -> check(sites, file)).doesNotThrowAnyException();
        }
    }

    private static void check(Shape shape, InputFile file) {
        Problems problems = new Problems();
        shape.check(YamlDocument.of(file.source(), file.text()), problems);
        problems.check();
    }

    @Test
    void everythingBuiltInHasTheNameOfItsFile() {
        assertThat(Catalogue.procedures())
                .allSatisfy(file ->
                        assertThat(file.source()).isEqualTo(file.procedure().name() + ".yaml"));
        assertThat(Catalogue.sites())
                .allSatisfy(file ->
                        assertThat(file.source()).isEqualTo(file.site().site().name() + ".yaml"));
    }

    @Test
    void theDefaultSiteWritesOutTheDefaults() {
        SiteFile site = Catalogue.site(Catalogue.DEFAULT_SITE);
        assertThat(site.text()).contains("assumptions:", "timing:");
        assertThat(site.site().timing()).isEqualTo(Timing.DEFAULT);
        assertThat(site.site().faults()).isEqualTo(FaultPlan.DEFAULT);
        assertThat(site.site().site().assumptions()).isEqualTo(io.handover.model.site.Assumptions.DEFAULT);
    }

    @Test
    void everyCommandIsAKeyOfAStep() {
        List<String> names = Commands.ALL.stream().map(Command::name).toList();
        JsonNode step = PROCEDURE.at("/$defs/step");
        assertThat(step.get("properties").propertyNames()).containsAll(names);
        List<String> alternatives = new ArrayList<>();
        step.get("oneOf").forEach(alternative -> alternatives.addAll(texts(alternative.get("required"))));
        assertThat(alternatives).isEqualTo(names);
        List<String> takingAt = Commands.ALL.stream()
                .filter(Command::takesAt)
                .map(Command::name)
                .toList();
        assertThat(step.get("dependentRequired").propertyNames()).containsExactlyElementsOf(takingAt);
    }

    @Test
    void everyConditionIsAValueOfWhen() {
        List<String> names = Conditions.ALL.stream().map(Condition::name).toList();
        assertThat(texts(PROCEDURE.at("/$defs/what-if/properties/when/enum"))).isEqualTo(names);
    }

    @Test
    void everyPropertyCanBePromised() {
        List<String> names = Properties.ALL.stream().map(Property::name).toList();
        assertThat(texts(PROCEDURE.at("/properties/promises/items/enum"))).isEqualTo(names);
    }

    @Test
    void everyPropertyAndEveryActionOfTheCoreCanBePartOfATestCase() {
        assertThat(texts(TEST_CASE.at("/properties/property/enum")))
                .isEqualTo(Properties.ALL.stream().map(Property::name).toList());
        assertThat(texts(TEST_CASE.at("/$defs/action/properties/action/enum")))
                .isEqualTo(ActionParts.kinds().map(ActionParts::name).toList());
    }

    @Test
    void asManyChangesCanBeGivenAsAPlanCanHave() {
        for (String place : List.of("/$defs/given/properties/changes", "/$defs/given-server/properties/lacks")) {
            assertThat(PROCEDURE.at(place).get("maximum").asInt()).as(place).isEqualTo(Given.MOST_CHANGES);
        }
    }

    @Test
    void everyConditionIsDescribedInItsOwnWords() {
        String words = Conditions.ALL.stream()
                .map(condition -> condition.name() + ": " + condition.words("the target", "the server that 'at' names"))
                .collect(Collectors.joining("; "));
        assertThat(PROCEDURE.at("/$defs/what-if/properties/when/description").asString())
                .isEqualTo("The condition. " + words + ".");
    }

    @Test
    void everyMeasureCanBeBounded() {
        List<String> names = Stream.of(TimedBound.Measure.values())
                .map(TimedBound.Measure::key)
                .toList();
        assertThat(PROCEDURE.at("/properties/bounds/properties").propertyNames())
                .containsExactlyElementsOf(names);
    }

    @Test
    void everyFaultCanBePlannedAndHasADurationIfItLasts() {
        JsonNode faults = SITE.at("/properties/faults/properties");
        assertThat(faults.propertyNames()).containsExactlyElementsOf(Faults.names());
        for (Fault fault : Faults.ALL) {
            assertThat(faults.get(fault.name()).get("$ref").asString())
                    .as(fault.name())
                    .isEqualTo(fault.lasts().isPresent() ? "#/$defs/fault" : "#/$defs/momentary-fault");
        }
    }

    @Test
    void everyAssumptionCanBeStatedWithEveryValue() {
        JsonNode assumptions = SITE.at("/properties/assumptions/properties");
        assertThat(assumptions.propertyNames()).containsExactlyElementsOf(AssumptionKey.names());
        for (AssumptionKey key : AssumptionKey.ALL) {
            JsonNode values = assumptions.get(key.name()).get("enum");
            assertThat(values == null ? List.of("true", "false") : texts(values))
                    .isEqualTo(key.values());
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(element -> texts.add(element.asString()));
        return texts;
    }
}
