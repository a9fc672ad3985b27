package io.handover.sandbox.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * Somebody at a page of the sandbox, who operates a site with what hands and senses they have. Whatever is awaited is looked for event by event; urgent
 * concerns are answered meanwhile.
 */
final class Person {
    private static final int MOST_EVENTS = 400;
    private static final String CONCERNS = "document.querySelectorAll('.concerns article').length";

    final Page page;
    final Senses senses;
    private final Hands hands;

    /** Where they answer urgent concerns. */
    private String active = "DK_MGT_1";

    private Person(Page page, Hands hands, Senses senses) {
        this.page = page;
        this.hands = hands;
        this.senses = senses;
        page.setDefaultTimeout(Stage.MOST_MILLIS);
    }

    /** In which ways people use a page. */
    enum Way {
        MOUSE {
            @Override
            Person at(Page page) {
                Eyes eyes = new Eyes(page);
                return new Person(page, new Mouse(eyes), eyes);
            }
        },
        KEYBOARD {
            @Override
            Person at(Page page) {
                Eyes eyes = new Eyes(page);
                return new Person(page, new Keyboard(page, eyes), eyes);
            }
        },
        SCREEN_READER {
            @Override
            Person at(Page page) {
                ScreenReader reader = new ScreenReader(page);
                return new Person(page, reader, reader);
            }
        };

        abstract Person at(Page page);
    }

    void use(AriaRole role, String name) {
        hands.use(role, name);
    }

    void press(String button) {
        hands.use(AriaRole.BUTTON, button);
    }

    void write(String field, String text) {
        hands.write(field, text);
    }

    /** Waits for something that comes without the site's time going on. */
    void await(BooleanSupplier seen) {
        page.waitForCondition(seen);
    }

    /** The mode of a server, as the client in front has it. */
    String mode(String server) {
        return senses.cell(server, "Server mode");
    }

    // ---- operating a site -----------------------------------------------------------------------------------------

    /** Begins a scenario, and looks around before the clock runs. */
    void begin(String name, String title) {
        write("Your name", name);
        press("Begin: " + title);
        press("Look around first");
        await(() -> senses.has(AriaRole.BUTTON, "Next event"));
    }

    /** Opens the client on a server, or brings it in front, and waits until it can be worked with. */
    void openClient(String server) {
        String show = "Show the client on " + server;
        if (!senses.has(AriaRole.BUTTON, show)) {
            inPut(() -> press("Open " + server));
            until(() -> senses.has(AriaRole.BUTTON, show));
        }
        if (!state(server).contains("in front")) {
            if (!state(server).contains("waits")) {
                inPut(() -> press(show));
            }
            until(() -> state(server).contains("in front"));
        }
    }

    private String state(String server) {
        return senses.description(AriaRole.BUTTON, "Show the client on " + server);
    }

    /** From now on they answer urgent concerns on that server. */
    void answerOn(String server) {
        active = server;
    }

    /** Gives a command from the menu of a server. */
    void give(String server, String command) {
        press("Commands for " + server);
        inPut(() -> use(AriaRole.MENUITEM, command));
        await(() -> senses.told().equals(command + ", " + server + ": the command is on its way."));
    }

    /** Ticks a step of the procedure off. */
    void tick(int number) {
        inPut(() -> use(AriaRole.CHECKBOX, step(number)));
        await(() -> isTicked(number));
    }

    boolean isTicked(int number) {
        return senses.isTicked(step(number));
    }

    private String step(int number) {
        return page.locator(".checklist label")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + number + "\\.")))
                .innerText()
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** Does something that the server must know before time goes on, and tells whether it was accepted. */
    private boolean inPut(Runnable does) {
        return page.waitForResponse("**/inputs", does).text().contains("\"accepted\":true");
    }

    /** Lets happen one thing after the other until something is to be seen. */
    void until(BooleanSupplier seen) {
        for (int i = 0; i < MOST_EVENTS; i++) {
            if (seen.getAsBoolean()) {
                return;
            }
            answerWhatIsUrgent();
            nextEvent();
        }
        throw new AssertionError("this is not to be seen after " + MOST_EVENTS + " events");
    }

    /** Lets the clock run for a while, and stops it again. */
    void letRun(String speed) {
        String before = page.locator("#time").textContent();
        press(speed);
        page.waitForFunction("before => document.getElementById('time').textContent !== before", before);
        press("Pause");
        await(() -> senses.has(AriaRole.BUTTON, "Run"));
    }

    private void nextEvent() {
        String before = page.locator("#time").getAttribute("data-millis");
        press("Next event");
        page.waitForFunction("before => document.getElementById('time')?.dataset.millis !== before", before);
    }

    private void answerWhatIsUrgent() {
        Object waiting = page.evaluate(CONCERNS);
        if (waiting.equals(0)) {
            return;
        }
        String answer = "Answer on " + active;
        if (senses.has(AriaRole.BUTTON, answer)) {
            if (inPut(() -> press(answer))) {
                page.waitForFunction("waiting => " + CONCERNS + " !== waiting", waiting);
            }
        } else if (senses.has(AriaRole.BUTTON, "Open " + active)) {
            inPut(() -> press("Open " + active));
        }
    }

    void finishAndTell(String story) {
        press("Finish");
        press("Yes, finish");
        write("What happened, in your words", story);
        press("Now show me");
        assertThat(page.locator(".timeline")).isVisible();
    }
}
