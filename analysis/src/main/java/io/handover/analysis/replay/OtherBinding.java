package io.handover.analysis.replay;

import io.handover.analysis.subject.Subject;
import io.handover.analysis.token.Fingerprint;
import io.handover.model.procedure.Binding;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.ProcedureException;
import io.handover.model.procedure.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds out whether a token is of the same procedure with its roles bound to other servers. */
final class OtherBinding {
    /** With more roles there are too many ways to bind them. */
    private static final int MOST_ROLES = 5;

    private final Procedure procedure;
    private final List<String> servers;
    private final int fingerprint;
    private final List<Binding> bindings = new ArrayList<>();

    private OtherBinding(Subject subject, int fingerprint) {
        this.procedure = subject.plan().procedure();
        this.servers = subject.plan().serverNames();
        this.fingerprint = fingerprint;
        bindings.add(new Binding.Active());
        for (int standby = 1; standby < servers.size(); standby++) {
            bindings.add(new Binding.Standby(standby));
        }
        bindings.add(new Binding.OtherStandbys());
    }

    /**
     * How the roles are bound in the plan with that fingerprint: {@code "first is DK_MGT_1, second is DK_MGT_3"}; empty where no binding
     * makes it.
     */
    static Optional<String> of(Subject subject, int fingerprint) {
        OtherBinding other = new OtherBinding(subject, fingerprint);
        return other.procedure.roles().size() > MOST_ROLES ? Optional.empty() : other.found(List.of());
    }

    private Optional<String> found(List<Role> bound) {
        List<Role> roles = procedure.roles();
        if (bound.size() == roles.size()) {
            return isIt(bound)
                    ? Optional.of(bound.stream().map(this::words).collect(Collectors.joining(", ")))
                    : Optional.empty();
        }
        Role next = roles.get(bound.size());
        for (Binding binding : bindings) {
            List<Role> more = new ArrayList<>(bound);
            more.add(new Role(next.name(), binding, next.position()));
            Optional<String> found = found(more);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private boolean isIt(List<Role> roles) {
        Procedure bound = new Procedure(
                procedure.name(),
                procedure.title(),
                procedure.description(),
                roles,
                procedure.given(),
                procedure.declarations(),
                procedure.steps(),
                procedure.whatIfs(),
                procedure.bounds(),
                procedure.promises());
        try {
            return Fingerprint.of(new Plan(bound, servers)) == fingerprint;
        } catch (ProcedureException notBound) {
            return false;
        }
    }

    private String words(Role role) {
        Binding binding = role.binding();
        if (binding instanceof Binding.OtherStandbys) {
            return role.name() + " are the other standbys";
        }
        int server = binding instanceof Binding.Standby standby ? standby.number() : 0;
        return role.name() + " is " + servers.get(server);
    }
}
