package io.handover.console.command;

import io.handover.console.report.explain.Glossary;
import io.handover.console.report.explain.Kind;
import io.handover.files.Catalogue;
import io.handover.files.DocumentKind;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.simulator.fault.Faults;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Names that a shell can complete. */
final class Names {
    private Names() {}

    /** Of the procedures that are built in. */
    static final class OfProcedures implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Catalogue.procedures().stream()
                    .map(file -> file.procedure().name())
                    .iterator();
        }
    }

    /** Of the sites that are built in. */
    static final class OfSites implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Catalogue.sites().stream()
                    .map(file -> file.site().site().name())
                    .iterator();
        }
    }

    /** Of the scenarios that are built in. */
    static final class OfScenarios implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Catalogue.scenarioNames().iterator();
        }
    }

    /** Of the procedures and sites that are built in. */
    static final class OfProceduresAndSites implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            List<String> names = new ArrayList<>();
            new OfProcedures().forEach(names::add);
            new OfSites().forEach(names::add);
            return names.iterator();
        }
    }

    /** Of the kinds of files that have a schema. */
    static final class OfKinds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(DocumentKind.values()).map(DocumentKind::key).iterator();
        }
    }

    /** Of shells. */
    static final class OfShells implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return CompletionCommand.SHELLS.iterator();
        }
    }

    /** Of faults. */
    static final class OfFaults implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Faults.names().iterator();
        }
    }

    /** Of faults, and the words for none and for all of them. */
    static final class OfFaultsNoneOrAll implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(Stream.of(FaultOption.NONE, FaultOption.ALL), Faults.names().stream())
                    .iterator();
        }
    }

    /** Of the commands that change something. */
    static final class OfCommands implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return all().iterator();
        }

        static List<String> all() {
            return Commands.ALL.stream()
                    .filter(command -> !command.isCheck())
                    .map(Command::name)
                    .toList();
        }
    }

    /** What can be so in the end, in short. */
    static List<String> goals() {
        return Properties.ALL.stream()
                .map(Property::name)
                .filter(name -> name.startsWith("eventually-"))
                .map(name -> name.replace("eventually-", ""))
                .toList();
    }

    /** Of what can be so in the end, in short. */
    static final class OfGoals implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return goals().iterator();
        }
    }

    /** Of what a site can keep. */
    static final class OfProperties implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Properties.ALL.stream()
                    .filter(property -> property != Properties.PROCEDURE_COMPLETES)
                    .map(Property::name)
                    .iterator();
        }
    }

    /** Of what can be explained, and of its kinds. */
    static final class OfWords implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(
                            Stream.of(Kind.values()).map(Kind::key),
                            Glossary.of(Map.of()).entries().stream()
                                    .filter(entry -> entry.kind() != Kind.FIELD)
                                    .map(entry -> entry.word()))
                    .filter(word -> word.matches("[\\w-]+"))
                    .distinct()
                    .iterator();
        }
    }
}
