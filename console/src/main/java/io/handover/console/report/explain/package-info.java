/**
 * What every word means that a report, a file or a command uses, for people. Each text stands in one place: a property's, command's,
 * condition's or fault's in its class, a key's in its JSON Schema, a subcommand's in its help, all others in {@code glossary.yaml}.
 */
@NullMarked
package io.handover.console.report.explain;

import org.jspecify.annotations.NullMarked;
