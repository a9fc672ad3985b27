package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.ExitCode;
import io.handover.console.fixture.CommandRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Whatever is wrong with what a user gives is said, the first of it first, with exit code 64. */
class BadInputTest {
    private static final String PROCEDURE = """
            procedure: draft
            title: A draft
            roles:
              initial-active: active
              final-active: standby-1
              extras: other-standbys
            steps:
              - exclude: final-active
                at: initial-active
              - upgrade: final-active
                id: upgrade
              - upgrade: extras
                id: rest
            what-if:
              - when: no-active
                from: upgrade
                do:
                  - force-activate: final-active
                resume: same-step
            """;

    private static final String SITE = """
            site: drafted
            title: A drafted site
            servers:
              - { name: DK_MGT_1, address: 192.0.2.1, key: 10, mode: active }
              - { name: DK_MGT_2, address: 192.0.2.2, key: 20, mode: standby }
            assumptions:
              forceActivation: ALWAYS
            timing:
              installer: { fixed: 10m }
              polls: { every: 10s, jitter: 5s }
            faults:
              crash: { per-hour: 2 }
            """;

    /**
     * Something wrong in a file.
     *
     * @param what what is wrong
     * @param right a part of a good file, once in it
     * @param wrong what stands there instead
     * @param message the message after the file's name
     */
    record Case(String what, String right, String wrong, String message) {
        static Case of(String what, String right, String wrong, String message) {
            return new Case(what, right, wrong, message);
        }

        static Case whole(String what, String text, String message) {
            return new Case(what, "", text, message);
        }

        String in(String good) {
            assertThat(good).contains(right);
            return good.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));
        }

        @Override
        public String toString() {
            return what;
        }
    }

    static final List<Case> IN_A_PROCEDURE = List.of(
            Case.of(
                    "an unknown key",
                    "title: A draft",
                    "titel: A draft",
                    "2:1: unknown key 'titel'; did you mean 'title'? Allowed here are procedure, title, description, roles, given, declares, steps, what-if, bounds, promises"),
            Case.of(
                    "a key of another place",
                    "title: A draft",
                    "title: A draft\nnote: Hello",
                    "3:1: unknown key 'note'; allowed here are procedure, title, description, roles, given, declares, steps, what-if, bounds, promises"),
            Case.of(
                    "a number instead of text",
                    "title: A draft",
                    "title: 3",
                    "2:8: 'title' is 3; it must be one line of text, without control characters"),
            Case.of(
                    "nothing instead of text",
                    "title: A draft",
                    "title:",
                    "2:7: 'title' is empty; it must be one line of text, without control characters"),
            Case.of(
                    "a list instead of text",
                    "title: A draft",
                    "title: [A, draft]",
                    "2:8: 'title' is a list; it must be one line of text, without control characters"),
            Case.of(
                    "text instead of a list",
                    "steps:\n",
                    "steps: exclude\nsteps-before:\n",
                    "7:8: 'steps' is 'exclude'; it must be a list"),
            Case.of(
                    "a name with a blank and a capital",
                    "procedure: draft",
                    "procedure: My draft",
                    "1:12: 'procedure' is 'My draft'; it must be a name: small letters and digits in words joined by hyphens, such as final-active"),
            Case.of(
                    "a role with blanks and capitals",
                    "extras: other-standbys",
                    "Other Standbys: other-standbys",
                    "6:3: the key 'Other Standbys' in 'roles' must be a name: small letters and digits in words joined by hyphens, such as final-active"),
            Case.of("a missing key", "title: A draft\n", "", "1:1: the key 'title' is missing"),
            Case.of(
                    "a step for a role that is not there",
                    "upgrade: extras",
                    "upgrade: extra",
                    "12:14: there is no role 'extra'; did you mean 'extras'? Allowed here are initial-active, final-active, extras"),
            Case.of(
                    "an unknown command",
                    "exclude: final-active",
                    "exlude: final-active",
                    "8:5: unknown key 'exlude' in number 1 of 'steps'; did you mean 'exclude'? Allowed here are exclude, stop, start, upgrade, verify-upgraded, open-client, await-caught-up, force-activate, set-standby, set-standby-and-stop-replication, stop-replication, activate, init-standby, at, id, note, because, expected, as-soon-as-possible, by"),
            Case.of(
                    "a step with two commands",
                    "    id: upgrade",
                    "    stop: final-active",
                    "10:5: a step has one command, and this one has stop and upgrade"),
            Case.of(
                    "a step without a command",
                    "  - upgrade: extras\n",
                    "  -\n",
                    "13:5: a step needs a command; allowed here are exclude, stop, start, upgrade, verify-upgraded, open-client, await-caught-up, force-activate, set-standby, set-standby-and-stop-replication, stop-replication, activate, init-standby"),
            Case.of(
                    "a step that is a word",
                    "  - upgrade: extras\n    id: rest\n",
                    "  - upgrade\n",
                    "12:5: number 3 of 'steps' is 'upgrade'; it must be a group of keys with values"),
            Case.of(
                    "an exclusion without the server to do it at",
                    "    at: initial-active\n",
                    "",
                    "8:5: 'exclude' also needs the key 'at'"),
            Case.of(
                    "a second server where none is taken",
                    "    id: upgrade",
                    "    at: initial-active",
                    "11:9: 'upgrade' takes no 'at'; only these do: exclude, await-caught-up, init-standby"),
            Case.of(
                    "a check that is to be done by hand",
                    "  - upgrade: final-active\n",
                    "  - verify-upgraded: final-active\n    by: hand\n",
                    "11:9: 'verify-upgraded' takes no 'by'; only these do: exclude, stop, start, upgrade, force-activate, set-standby, set-standby-and-stop-replication, stop-replication, activate, init-standby"),
            Case.of(
                    "a step that is done by somebody else",
                    "    id: upgrade",
                    "    id: upgrade\n    by: hands",
                    "12:9: 'by' is 'hands'; did you mean 'hand'? Allowed here are hand"),
            Case.of(
                    "both ends of a relationship the same",
                    "    at: initial-active",
                    "    at: final-active",
                    "8:5: on the site three-servers, 'exclude' names DK_MGT_2 twice; 'at' must be another server"),
            Case.of("a second step with an id", "id: rest", "id: upgrade", "13:9: a second step with the id 'upgrade'"),
            Case.of(
                    "an id that means something else",
                    "id: upgrade",
                    "id: same-step",
                    "11:9: 'same-step' cannot be an id: 'resume' means something else by it"),
            Case.of(
                    "an empty list of steps in a branch",
                    "    do:\n      - force-activate: final-active\n",
                    "    do: []\n",
                    "17:9: 'do' needs at least 1 element and has 0"),
            Case.of(
                    "an unknown condition",
                    "when: no-active",
                    "when: no-activ",
                    "15:11: 'when' is 'no-activ'; did you mean 'no-active'? Allowed here are no-active, several-active, not-upgraded, down, dangling, behind"),
            Case.of(
                    "a condition without its server",
                    "when: no-active",
                    "when: down",
                    "15:5: the key 'target' is missing in number 1 of 'what-if'"),
            Case.of(
                    "a condition with a server that it does not take",
                    "when: no-active",
                    "when: no-active\n    target: extras",
                    "16:13: 'no-active' takes no 'target'; only these do: not-upgraded, down, dangling, behind"),
            Case.of(
                    "a condition with a second server that it does not take",
                    "when: no-active",
                    "when: down\n    target: extras\n    at: final-active",
                    "17:9: 'down' takes no 'at'; only these do: behind"),
            Case.of(
                    "a branch that begins at an unknown step",
                    "from: upgrade",
                    "from: upgrad",
                    "16:11: there is no step with the id 'upgrad'; did you mean 'upgrade'? Allowed here are upgrade, rest"),
            Case.of(
                    "a branch that ends before it begins",
                    "from: upgrade",
                    "from: rest\n    until: upgrade",
                    "17:12: the step 'upgrade' stands before 'rest', where the branch begins"),
            Case.of(
                    "an unknown place to resume at",
                    "resume: same-step",
                    "resume: same",
                    "19:13: 'same' is no place to resume at; allowed here are same-step, next-step, complete, upgrade, rest"),
            Case.of(
                    "a step of a branch with an id",
                    "- force-activate: final-active",
                    "- force-activate: final-active\n        id: take-over",
                    "19:13: a step of a what-if branch has no id: nothing can refer to it"),
            Case.of(
                    "a duration in words",
                    "id: upgrade",
                    "expected: 5 minutes",
                    "11:15: 'expected' is '5 minutes'; it must be a duration: whole numbers with d, h, m, s or ms, the larger unit first, such as 30s, 2m or 1h 30m"),
            Case.of(
                    "a duration without a unit",
                    "id: upgrade",
                    "expected: 5",
                    "11:15: 'expected' is 5; it must be a duration: whole numbers with d, h, m, s or ms, the larger unit first, such as 30s, 2m or 1h 30m"),
            Case.of(
                    "a duration beyond all reason",
                    "id: upgrade",
                    "expected: 2000d",
                    "11:15: '2000d' is too long; the longest duration allowed is 1000d"),
            Case.of(
                    "an unknown promise",
                    "what-if:",
                    "promises: [ management-keept ]\nwhat-if:",
                    "14:13: number 1 of 'promises' is 'management-keept'; did you mean 'management-kept'? Allowed here are at-most-one-active, management-available, management-kept, no-mixed-version-replication, only-declared-changes-lost, eventually-single-active, eventually-upgraded, eventually-redundant, eventually-no-dangling, procedure-completes"),
            Case.of(
                    "a promise that is no name",
                    "what-if:",
                    "promises: [ { a: b } ]\nwhat-if:",
                    "14:13: number 1 of 'promises' is a group of keys with values; allowed here are at-most-one-active, management-available, management-kept, no-mixed-version-replication, only-declared-changes-lost, eventually-single-active, eventually-upgraded, eventually-redundant, eventually-no-dangling, procedure-completes"),
            Case.of(
                    "a promise given twice",
                    "what-if:",
                    "promises: [ management-kept, management-kept ]\nwhat-if:",
                    "14:11: 'promises' names something twice"),
            Case.of(
                    "an unknown bound",
                    "what-if:",
                    "bounds: { dual-activ: 1m }\nwhat-if:",
                    "14:11: unknown key 'dual-activ' in 'bounds'; did you mean 'dual-active'? Allowed here are dual-active, management-gap, urgent-wait"),
            Case.of(
                    "a given role that is not there",
                    "what-if:",
                    "given: { servers: { final: { mode: active } } }\nwhat-if:",
                    "14:21: there is no role 'final'; allowed here are initial-active, final-active, extras"),
            Case.of(
                    "a given process that no procedure can start from",
                    "what-if:",
                    "given: { servers: { final-active: { process: upgrading } } }\nwhat-if:",
                    "14:46: 'process' is 'upgrading'; allowed here are up, stopped, crashed"),
            Case.of(
                    "a given cut with one end",
                    "what-if:",
                    "given: { cut: [ [ final-active ] ] }\nwhat-if:",
                    "14:17: number 1 of 'cut' needs at least 2 elements and has 1"),
            Case.of(
                    "a given server that replicates from itself",
                    "what-if:",
                    "given: { servers: { final-active: { replicates-from: final-active } } }\nwhat-if:",
                    "14:54: 'final-active' cannot replicate from itself"),
            Case.of(
                    "given servers that replicate from themselves by another name",
                    "what-if:",
                    "given: { servers: { extras: { replicates-from: extras } } }\nwhat-if:",
                    "14:48: on the site three-servers, DK_MGT_3 cannot be both ends of a relationship"),
            Case.of(
                    "a given server that is registered at itself",
                    "what-if:",
                    "given: { servers: { final-active: { registered: [ extras, final-active ] } } }\nwhat-if:",
                    "14:59: 'final-active' cannot be registered at itself"),
            Case.of(
                    "a given server that is cut off from itself",
                    "what-if:",
                    "given: { cut: [ [ final-active, final-active ] ] }\nwhat-if:",
                    "14:33: 'final-active' cannot be cut off from itself"),
            Case.of(
                    "a given server that is being initialized",
                    "what-if:",
                    "given: { servers: { final-active: { process: initializing } } }\nwhat-if:",
                    "14:46: 'process' is 'initializing'; allowed here are up, stopped, crashed"),
            Case.of(
                    "less than no given change",
                    "what-if:",
                    "given: { changes: -1 }\nwhat-if:",
                    "14:19: 'changes' is -1; the least allowed is 0"),
            Case.of(
                    "half a given change",
                    "what-if:",
                    "given: { changes: 0.5 }\nwhat-if:",
                    "14:19: 'changes' is 0.5; it must be a whole number"),
            Case.of(
                    "more given changes than any check can use",
                    "what-if:",
                    "given: { changes: 3600 }\nwhat-if:",
                    "14:19: 'changes' is 3600; the most allowed is 16"),
            Case.of(
                    "a given server that lacks less than nothing",
                    "what-if:",
                    "given: { changes: 1, servers: { final-active: { lacks: -1 } } }\nwhat-if:",
                    "14:56: 'lacks' is -1; the least allowed is 0"),
            Case.of(
                    "a given server that lacks more than was made",
                    "what-if:",
                    "given: { changes: 2, servers: { final-active: { lacks: 3 } } }\nwhat-if:",
                    "14:56: 'lacks' is 3, but only 2 changes were made before the start; 'changes' says how many were"),
            Case.of(
                    "a given server that lacks what nobody made",
                    "what-if:",
                    "given: { servers: { final-active: { lacks: 1 } } }\nwhat-if:",
                    "14:44: 'lacks' is 1, but no change was made before the start; 'changes' says how many were"),
            Case.of(
                    "a misspelt thing that is given",
                    "what-if:",
                    "given: { change: 1 }\nwhat-if:",
                    "14:10: unknown key 'change' in 'given'; did you mean 'changes'? Allowed here are changes, servers, cut"),
            Case.of(
                    "an unknown declaration",
                    "what-if:",
                    "declares: { change-lost: { at: initial-active, from: upgrade, until: rest } }\nwhat-if:",
                    "14:13: unknown key 'change-lost' in 'declares'; did you mean 'changes-lost'? Allowed here are changes-lost, several-active"),
            Case.of(
                    "a declaration of nothing",
                    "what-if:",
                    "declares: {}\nwhat-if:",
                    "14:11: 'declares' needs at least 1 element and has 0"),
            Case.of(
                    "a declaration that is a word",
                    "what-if:",
                    "declares: { changes-lost: all }\nwhat-if:",
                    "14:27: 'changes-lost' is 'all'; it must be a group of keys with values"),
            Case.of(
                    "a declaration that is an empty list",
                    "what-if:",
                    "declares: { several-active: [] }\nwhat-if:",
                    "14:29: 'several-active' needs at least 1 element and has 0"),
            Case.of(
                    "a declaration of losses without an end",
                    "what-if:",
                    "declares: { changes-lost: { at: initial-active, from: upgrade } }\nwhat-if:",
                    "14:27: the key 'until' is missing in 'changes-lost'"),
            Case.of(
                    "a second declaration of losses without a server",
                    "what-if:",
                    "declares: { changes-lost: [ { at: initial-active, from: upgrade, until: rest }, { from: rest, until: rest } ] }\nwhat-if:",
                    "14:81: the key 'at' is missing in number 2 of 'changes-lost'"),
            Case.of(
                    "several active servers declared at a server",
                    "what-if:",
                    "declares: { several-active: { at: initial-active, from: upgrade, until: rest } }\nwhat-if:",
                    "14:31: unknown key 'at' in 'several-active'; allowed here are from, until"),
            Case.of(
                    "losses declared at a role that is not there",
                    "what-if:",
                    "declares: { changes-lost: { at: initial, from: upgrade, until: rest } }\nwhat-if:",
                    "14:33: there is no role 'initial'; allowed here are initial-active, final-active, extras"),
            Case.of(
                    "losses declared from a step that is not there",
                    "what-if:",
                    "declares: { changes-lost: { at: initial-active, from: upgrad, until: rest } }\nwhat-if:",
                    "14:55: there is no step with the id 'upgrad'; did you mean 'upgrade'? Allowed here are upgrade, rest"),
            Case.of(
                    "several active servers declared until a step that is not there",
                    "what-if:",
                    "declares: { several-active: { from: upgrade, until: demote } }\nwhat-if:",
                    "14:53: there is no step with the id 'demote'; allowed here are upgrade, rest"),
            Case.of(
                    "a window of losses that ends before it begins",
                    "what-if:",
                    "declares: { changes-lost: { at: initial-active, from: rest, until: upgrade } }\nwhat-if:",
                    "14:68: the window never opens: the step 'upgrade' stands before 'rest'"),
            Case.of(
                    "a window of several active servers that ends before it begins",
                    "what-if:",
                    "declares: { several-active: [ { from: rest, until: upgrade } ] }\nwhat-if:",
                    "14:52: the window never opens: the step 'upgrade' stands before 'rest'"),
            Case.of(
                    "a window of losses that is one check alone",
                    "  - upgrade: extras\n    id: rest\nwhat-if:",
                    "  - verify-upgraded: final-active\n    id: rest\ndeclares: { changes-lost: { at: initial-active, from: rest, until: rest } }\nwhat-if:",
                    "14:68: the window never opens: 'rest' is one check alone, and a check opens a window when it is done"),
            Case.of(
                    "a window of losses that on this site is one check alone",
                    "  - upgrade: extras\n    id: rest\nwhat-if:",
                    "  - verify-upgraded: extras\n    id: rest\ndeclares: { changes-lost: { at: initial-active, from: rest, until: rest } }\nwhat-if:",
                    "14:55: on the site three-servers, the window of declared losses never opens: 'rest' is one check alone, and a check opens a window when it is done"),
            Case.of(
                    "an id that means the end",
                    "id: upgrade",
                    "id: complete",
                    "11:9: 'complete' cannot be an id: 'resume' means something else by it"),
            Case.of(
                    "a branch without steps",
                    "    do:\n      - force-activate: final-active\n",
                    "    do:\n",
                    "17:8: 'do' is empty; it must be a list"),
            Case.of(
                    "a promise by its former name",
                    "what-if:",
                    "promises: [ only-exempt-changes-lost ]\nwhat-if:",
                    "14:13: number 1 of 'promises' is 'only-exempt-changes-lost'; it is called 'only-declared-changes-lost' now, and 'declares' states which are declared lost. Allowed here are at-most-one-active, management-available, management-kept, no-mixed-version-replication, only-declared-changes-lost, eventually-single-active, eventually-upgraded, eventually-redundant, eventually-no-dangling, procedure-completes"),
            Case.of(
                    "a role bound to a standby that the site has not",
                    "standby-1",
                    "standby-3",
                    "5:3: on the site three-servers, role 'final-active' is bound to standby-3, but the site has 2 standbys"),
            Case.of(
                    "a role bound to no server of the site",
                    "final-active: standby-1",
                    "final-active: DK_MGT_9",
                    "5:3: on the site three-servers, role 'final-active' is bound to 'DK_MGT_9', which is no server of the site; its servers are DK_MGT_1, DK_MGT_2, DK_MGT_3"),
            Case.of(
                    "a key twice",
                    "title: A draft",
                    "title: A draft\ntitle: Another",
                    "3:1: the key 'title' is here a second time; the first is in line 2"),
            Case.of(
                    "an anchor",
                    "initial-active: active",
                    "initial-active: &a active",
                    "4:19: an anchor ('&') is not allowed"),
            Case.of(
                    "an alias",
                    "initial-active: active",
                    "initial-active: *a",
                    "4:19: an alias ('*') is not allowed: write out what it stands for"),
            Case.of(
                    "a tag",
                    "title: A draft",
                    "title: !!python/object:os.system A draft",
                    "2:8: a tag ('!') is not allowed"),
            Case.of(
                    "a list as a key",
                    "title: A draft",
                    "title: A draft\n? [ a, b ]\n: c",
                    "3:3: a key must be a word, not a list or mapping"),
            Case.of(
                    "wrong indentation",
                    "title: A draft",
                    "title: A draft\n   note: b",
                    "3:8: this is not YAML: mapping values are not allowed here"),
            Case.of(
                    "an open quotation",
                    "title: A draft",
                    "title: 'A draft",
                    "20:1: this is not YAML: found unexpected end of stream"),
            Case.of(
                    "a tabulator",
                    "  final-active: standby-1",
                    "\tfinal-active: standby-1",
                    "5:1: this is not YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)"),
            Case.of(
                    "a control character",
                    "title: A draft",
                    "title: \"A \\e[31mdraft\"",
                    "2:8: 'title' is 'A  [31mdraft'; it must be one line of text, without control characters"),
            Case.of(
                    "a second document",
                    "what-if:",
                    "---\nwhat-if:",
                    "14:1: a second document begins here; one is allowed in a file"),
            Case.of(
                    "a text without end",
                    "title: A draft",
                    "title: A draft draft draft draft draft draft draft draft draft draft draft draft draft draft draft draft draft draft draft draft draft draft draft draft draft draft draft draft draft draft draft draft draft draft draft draft draft draft draft draft ",
                    "2:8: 'title' is longer than the 200 characters that are allowed"));

    static final List<Case> IN_A_SITE = List.of(
            Case.of(
                    "a server named twice",
                    "name: DK_MGT_2",
                    "name: DK_MGT_1",
                    "5:13: the server DK_MGT_1 is here a second time; the first is in line 4"),
            Case.of(
                    "an address twice",
                    "192.0.2.2",
                    "192.0.2.1",
                    "5:32: the address 192.0.2.1 is here a second time; the first is in line 4"),
            Case.of(
                    "a key twice",
                    "key: 20",
                    "key: 10",
                    "5:48: the key 10 is here a second time; the first is in line 4"),
            Case.of(
                    "two active servers",
                    "mode: standby",
                    "mode: active",
                    "5:58: a second active server, DK_MGT_2; DK_MGT_1 is active already"),
            Case.of(
                    "no active server",
                    "mode: active",
                    "mode: standby",
                    "4:3: no server is active; exactly one server must have 'mode: active'"),
            Case.of(
                    "an unknown mode",
                    "mode: standby",
                    "mode: passive",
                    "5:58: 'mode' is 'passive'; allowed here are active, standby"),
            Case.of(
                    "one server",
                    "  - { name: DK_MGT_2, address: 192.0.2.2, key: 20, mode: standby }\n",
                    "",
                    "4:3: 'servers' needs at least 2 elements and has 1"),
            Case.of(
                    "an address that is none",
                    "192.0.2.2",
                    "192.0.2.256",
                    "5:32: 'address' is '192.0.2.256'; it must be an IPv4 address, such as 192.0.2.1"),
            Case.of("a key that is none", "key: 20", "key: -20", "5:48: 'key' is -20; the least allowed is 1"),
            Case.of(
                    "an unknown assumption",
                    "forceActivation:",
                    "forceActivated:",
                    "7:3: unknown key 'forceActivated' in 'assumptions'; did you mean 'forceActivation'? Allowed here are splitBrainReaction, forceActivation, mixedVersionsSeeEachOther, autoActivation"),
            Case.of(
                    "an assumption's unknown value",
                    "ALWAYS",
                    "ALLWAYS",
                    "7:20: 'forceActivation' is 'ALLWAYS'; did you mean 'ALWAYS'? Allowed here are ALWAYS, WHEN_UNSTABLE, WHEN_NO_ACTIVE"),
            Case.of(
                    "an assumption's value of another type",
                    "forceActivation: ALWAYS",
                    "autoActivation: maybe",
                    "7:19: 'autoActivation' is 'maybe'; it must be true or false"),
            Case.of(
                    "an unknown fault",
                    "crash:",
                    "crush:",
                    "12:3: unknown key 'crush' in 'faults'; did you mean 'crash'? Allowed here are crash, cut, installer-failure, skip, replication-stall, slow-replication, one-way-cut, client-unreachable, monitoring-delay, missed-polls, crash-during-upgrade, crash-during-initialization, power-back-active, distraction, repeated-step, wrong-server, swapped-steps, expired-licence, api-off, smc-65140, stale-view, lost-command, half-exclusion"),
            Case.of(
                    "a negative rate",
                    "per-hour: 2",
                    "per-hour: -2",
                    "12:22: 'per-hour' is -2; it must be more than 0"),
            Case.of(
                    "a rate that is no number",
                    "per-hour: 2",
                    "per-hour: .nan",
                    "12:22: 'per-hour' is '.nan'; it must be a number"),
            Case.of(
                    "a rate in words",
                    "per-hour: 2",
                    "per-hour: often",
                    "12:22: 'per-hour' is 'often'; it must be a number"),
            Case.of(
                    "a rate beyond all reason",
                    "per-hour: 2",
                    "per-hour: 1e300",
                    "12:22: 'per-hour' is 1.0E300; the most allowed is 3600"),
            Case.of(
                    "a duration for a fault that has none",
                    "per-hour: 2",
                    "lasts: { fixed: 1m }",
                    "12:12: unknown key 'lasts' in 'crash'; allowed here are per-hour"),
            Case.of(
                    "an unknown distribution",
                    "fixed: 10m",
                    "fix: 10m",
                    "9:16: unknown key 'fix' in 'installer'; allowed here are fixed, uniform, log-normal, exponential"),
            Case.of(
                    "two distributions at once",
                    "fixed: 10m",
                    "fixed: 10m, uniform: { from: 1s, to: 2s }",
                    "9:14: 'installer' may have 1 element at most and has 2"),
            Case.of(
                    "a distribution with its ends the wrong way round",
                    "fixed: 10m",
                    "uniform: { from: 10m, to: 1m }",
                    "9:42: 'to' is less than 'from'"),
            Case.of(
                    "a distribution with a median above its percentile",
                    "fixed: 10m",
                    "log-normal: { median: 10m, p99: 1m }",
                    "9:48: 'p99' is less than 'median'"),
            Case.of(
                    "a distribution with a median of nothing",
                    "fixed: 10m",
                    "log-normal: { median: 0s, p99: 1m }",
                    "9:38: 'median' is 0; it must be more"),
            Case.of(
                    "polls that jitter more than they are apart",
                    "jitter: 5s",
                    "jitter: 15s",
                    "10:10: 'every' must be more than 0 and at most 24h, and 'jitter' not more than 'every'"),
            Case.of(
                    "no polls that confirm",
                    "jitter: 5s",
                    "to-confirm: 0",
                    "10:36: 'to-confirm' is 0; the least allowed is 1"));

    static final List<Case> IN_A_FILE = List.of(
            Case.whole("an empty file", "", "1:1: the file is empty"),
            Case.whole("a file with only a comment", "# nothing\n", "1:1: the file is empty"),
            Case.whole("a list", "- a\n- b\n", "1:1: the file must hold keys with values, such as 'procedure: NAME'"),
            Case.whole("a word", "hello\n", "1:1: the file must hold keys with values, such as 'procedure: NAME'"),
            Case.whole(
                    "neither a procedure nor a site",
                    "name: draft\n",
                    "1:1: this is neither a procedure nor a site: it has neither of the keys 'procedure' and 'site'"),
            Case.whole(
                    "an alias bomb",
                    "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\nprocedure: *c\n",
                    "1:4: an anchor ('&') is not allowed"),
            Case.whole(
                    "lists in lists",
                    "procedure: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n",
                    "1:35: this is nested more than 24 levels deep"),
            Case.whole(
                    "a version of YAML that is not known",
                    "%YAML 3.0\n---\nprocedure: draft\n",
                    "1:1: the file asks for another version of YAML than 1.2"),
            Case.whole(
                    "a title but no steps and no roles",
                    "procedure: draft\ntitle: A draft\n",
                    "1:1: the key 'roles' is missing"));

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @ParameterizedTest
    @FieldSource("IN_A_PROCEDURE")
    void saysWhatIsWrongInAProcedure(Case wrong) throws IOException {
        assertSays(wrong.in(PROCEDURE), wrong.message());
    }

    @ParameterizedTest
    @FieldSource("IN_A_SITE")
    void saysWhatIsWrongInASite(Case wrong) throws IOException {
        assertSays(wrong.in(SITE), wrong.message());
    }

    @ParameterizedTest
    @FieldSource("IN_A_FILE")
    void saysWhatIsWrongInAFile(Case wrong) throws IOException {
        assertSays(wrong.wrong(), wrong.message());
    }

    @Test
    void theFilesWithoutTheWrongPartsAreGood() throws IOException {
        for (String good : List.of(PROCEDURE, SITE)) {
            CommandRun run = CommandRun.of(
                    "validate", write(good.getBytes(StandardCharsets.UTF_8)).toString());
            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isEqualTo(ExitCode.HELD);
        }
    }

    @Test
    void saysWhereAFileIsNotUtf8() throws IOException {
        byte[] bytes =
                PROCEDURE.replace("A draft", "Ein Entwurf f\u00fcr Z\u00fcrich").getBytes(StandardCharsets.ISO_8859_1);
        Path file = write(bytes);
        assertFails(file + ":2:21: the file is not UTF-8: here it has the byte 0xFC", "validate", file.toString());
    }

    @Test
    void refusesAFileOfTenMegabytes() throws IOException {
        Path file = write("# a comment\n".repeat(900_000).getBytes(StandardCharsets.UTF_8));
        assertFails(file + ": the file is larger than 1 MB, which is the most allowed", "validate", file.toString());
    }

    @Test
    void refusesATextOfElevenThousandCharacters() throws IOException {
        assertSays("procedure: " + "x".repeat(11_000), "1:12: this text is longer than 10000 characters");
    }

    @Test
    void refusesAFileOfAHundredThousandValues() throws IOException {
        assertSays("procedure: [" + "x,".repeat(100_000) + "]", "1:100007: the file has more than 50000 values");
    }

    @Test
    void saysThatADirectoryIsNoFile() {
        assertFails(folder + ": this is a directory, not a file", "validate", folder.toString());
        assertFails("the name of a file is empty", "validate", "");
    }

    @Test
    void saysThatThereIsNoSuchFile() {
        Path missing = folder.resolve("missing.yaml");
        assertFails(missing + ": there is no such file", "validate", missing.toString());
    }

    @Test
    void saysThatANameCannotBeAFiles() {
        assertFails("no?such.yaml: this cannot be a file's name", "validate", "no\0such.yaml");
    }

    @Test
    void saysThatAProcedureIsNoSite() throws IOException {
        Path file = write(PROCEDURE.getBytes(StandardCharsets.UTF_8));
        assertFails(
                file + ":1:1: this is a procedure; a site is needed",
                "validate",
                "switch-over",
                "--site",
                file.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    validate switch-over --site three-server              | there is no built-in site and no file 'three-server'; did you mean 'three-servers'? Allowed here are pair, three-servers, five-servers
                    validate switch-over --assume forceActivation         | --assume forceActivation: a key and a value are needed, as in forceActivation=ALWAYS
                    validate switch-over --assume forcedActivation=ALWAYS | --assume forcedActivation=ALWAYS: there is no assumption 'forcedActivation'; did you mean 'forceActivation'? Allowed here are splitBrainReaction, forceActivation, mixedVersionsSeeEachOther, autoActivation
                    validate switch-over --assume forceActivation=always  | --assume forceActivation=always: 'always' is no value of 'forceActivation'; did you mean 'ALWAYS'? Allowed here are ALWAYS, WHEN_UNSTABLE, WHEN_NO_ACTIVE
                    show --schema sites                                   | --schema sites: there is no schema of that name; did you mean 'site'? Allowed here are procedure, site, test-case, test-run, scenario
                    """)
    void saysWhatIsWrongInACommand(String command, String message) {
        assertFails(message, command.split(" "));
    }

    @Test
    void namesTheBuiltInProcedureThatWasMeant() {
        CommandRun run = CommandRun.of("show", "switchover");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err())
                .startsWith(
                        "handover: there is no built-in procedure or site and no file 'switchover'; did you mean 'switch-over'? Allowed here are upgrade-without-downtime, ");
    }

    @ParameterizedTest
    @CsvSource({"show", "validate", "valdate switch-over", "validate switch-over --sight pair"})
    void pointsAtTheHelpWhereACommandIsNotUnderstood(String command) {
        CommandRun run = CommandRun.of(command.split(" "));
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).startsWith("handover: ").contains("--help").doesNotContain("\tat ");
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("given.yaml"), bytes);
    }

    /** A file with this text makes {@code validate} say exactly this after the file's name. */
    private void assertSays(String text, String message) throws IOException {
        Path file = write(text.getBytes(StandardCharsets.UTF_8));
        assertFails(file + ":" + message, "validate", file.toString());
    }

    /** What is wrong in a file can have consequences further down, which are said below it. */
    private static void assertFails(String message, String... command) {
        CommandRun run = CommandRun.of(command);
        assertThat(run.err().lines()).first().isEqualTo("handover: " + message);
        assertThat(run.err().lines()).allMatch(line -> line.startsWith("handover: "));
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
    }
}
