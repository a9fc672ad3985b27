package io.handover.analysis.synthesis;

import io.handover.model.procedure.Binding;
import io.handover.model.procedure.Declarations;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.Role;
import io.handover.model.procedure.RoleRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Who plays which role in the new procedure, and where it begins. */
final class Casting {
    private final List<String> servers;
    private final List<Role> roles;
    private final Given given;
    private final Plan plan;

    private Casting(List<String> servers, List<Role> roles, Given given) {
        this.servers = servers;
        this.roles = roles;
        this.given = given;
        this.plan = new Plan(bare(), servers);
    }

    /** The roles of the procedure that the new one is to be like or, else, begins like; without either those of the procedures that are built in. */
    static Casting of(SynthesisRequest request) {
        List<String> servers = request.servers();
        List<Role> roles = request.like()
                .or(request::from)
                .map(subject -> subject.plan().procedure().roles())
                .filter(of -> covers(of, servers))
                .orElseGet(Casting::usual);
        Casting here = new Casting(servers, roles, Given.NOTHING);
        return request.from()
                .or(request::like)
                .map(subject -> new Casting(servers, roles, here.translated(subject.plan())))
                .orElse(here);
    }

    private static boolean covers(List<Role> roles, List<String> servers) {
        Casting casting = new Casting(servers, roles, Given.NOTHING);
        return IntStream.range(0, servers.size())
                .allMatch(s -> casting.roleOf(s).isPresent());
    }

    private static List<Role> usual() {
        return List.of(
                role("initial-active", new Binding.Active()),
                role("final-active", new Binding.Standby(1)),
                role("extras", new Binding.OtherStandbys()));
    }

    private static Role role(String name, Binding binding) {
        return new Role(name, binding, Position.NONE);
    }

    /** The same with a role for each server. */
    Casting apart() {
        List<Role> apart = new ArrayList<>();
        for (int s = 0; s < servers.size(); s++) {
            Role role = roleOf(s).orElseThrow();
            boolean isAlone = plan.servers(role.name()).size() == 1;
            apart.add(
                    isAlone
                            ? role
                            : role(role.name() + "-" + s, s == 0 ? new Binding.Active() : new Binding.Standby(s)));
        }
        Casting casting = new Casting(servers, apart, Given.NOTHING);
        return new Casting(servers, apart, casting.translated(plan));
    }

    private Procedure bare() {
        return new Procedure(
                "synthesized", "", "", roles, given, Declarations.NOTHING, List.of(), List.of(), List.of());
    }

    /** The role with the fewest servers that stands for a server. */
    Optional<Role> roleOf(int server) {
        return roles.stream()
                .filter(role -> plan.servers(role.name()).contains(server))
                .min(Comparator.comparingInt(role -> plan.servers(role.name()).size()));
    }

    String nameOf(int server) {
        return roleOf(server).orElseThrow().name();
    }

    /** The servers that play the role of a server, itself too. */
    List<Integer> with(int server) {
        return plan.servers(nameOf(server));
    }

    /** The given state of a plan on the same servers, in these roles. */
    @SuppressWarnings("OptionalMapToOptional") // what is given and empty is nobody
    private Given translated(Plan of) {
        Given its = of.procedure().given();
        List<Given.Server> stated = new ArrayList<>();
        for (Given.Server server : its.servers()) {
            for (int s : of.servers(server.role())) {
                stated.add(new Given.Server(
                        ref(s),
                        server.process(),
                        server.mode(),
                        server.version(),
                        server.subscription()
                                .map(from -> from.flatMap(role -> of.servers(role).stream()
                                        .filter(a -> a != s)
                                        .findFirst()
                                        .map(this::ref))),
                        server.registered()
                                .map(all -> all.stream()
                                        .flatMap(role -> of.servers(role).stream())
                                        .map(this::ref)
                                        .distinct()
                                        .toList()),
                        server.lacks()));
            }
        }
        List<Given.Cut> cuts = its.cuts().stream()
                .flatMap(cut -> of.servers(cut.one()).stream()
                        .flatMap(s -> of.servers(cut.other()).stream().map(t -> new Given.Cut(ref(s), ref(t)))))
                .distinct()
                .toList();
        return new Given(its.changes(), stated.stream().distinct().toList(), cuts);
    }

    private RoleRef ref(int server) {
        return new RoleRef(nameOf(server), Position.NONE);
    }

    List<Role> roles() {
        return roles;
    }

    Given given() {
        return given;
    }

    List<String> servers() {
        return servers;
    }

    /** A plan that does nothing, on these servers. */
    Plan plan() {
        return plan;
    }
}
