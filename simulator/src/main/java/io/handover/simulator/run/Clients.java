package io.handover.simulator.run;

import io.handover.model.state.SiteState;
import io.handover.simulator.site.OpenClients;
import io.handover.simulator.time.Quantiles;

/** The clients that the operator of a run has open; how long each stays open unused is drawn. */
final class Clients {
    private final Simulation simulation;
    private final Chance chance;
    private final Course course;
    private final OpenClients clients;

    Clients(Simulation simulation, Chance chance, Course course) {
        this.simulation = simulation;
        this.chance = chance;
        this.course = course;
        this.clients = new OpenClients(simulation.initial.servers());
    }

    void begin(SiteState state) {
        clients.clear();
        if (state.upActive() != 0) {
            open(Integer.numberOfTrailingZeros(state.upActive()));
        }
    }

    void open(int s) {
        Quantiles idle = simulation.clientIdle;
        // As a rule it is always as long, and there is nothing to draw.
        int u = idle.isFixed() ? 0 : chance.draw(Choice.IDLE, s, clients.session(s));
        clients.open(s, course.now, idle.at(u));
    }

    void closeAllBut(int servers) {
        clients.closeAllBut(servers);
    }

    boolean isOpen(int s) {
        return clients.isOpen(s, course.now);
    }

    boolean isFree(int s) {
        return clients.isFree(s, course.now);
    }

    long freeFrom(int s) {
        return clients.freeFrom(s, course.now);
    }

    int open() {
        return clients.open(course.now);
    }

    int session(int s) {
        return clients.session(s);
    }

    void use(int s) {
        clients.use(s, course.now);
    }

    void watch(int s) {
        clients.watch(s);
    }

    void unwatch() {
        clients.unwatch(course.now);
    }

    void block(int s, long until) {
        clients.block(s, until);
    }
}
