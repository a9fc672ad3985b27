package io.handover.console.scratch;
import io.handover.analysis.attainment.*;
import io.handover.analysis.retreat.*;
import io.handover.analysis.story.*;
import io.handover.analysis.subject.Subject;
import io.handover.files.*;
import io.handover.model.property.*;
import io.handover.model.site.*;
import io.handover.model.procedure.*;
import io.handover.explorer.game.*;
import java.util.*;
import org.junit.jupiter.api.Test;
class ScratchTest {
  @Test void go() {
    for (SplitBrainReaction r : SplitBrainReaction.values()) {
    Subject s = Subjects.of(Catalogue.procedure("upgrade-without-downtime"), Catalogue.site("three-servers").site());
    Assumptions as = s.site().site().assumptions().withSplitBrainReaction(r);
    Plan plan = s.plan();
    long t0=System.nanoTime();
    UsualCourse course = new UsualCourse(plan, as);
    Along along = new Along(Terms.of(plan, as), course.story(), () -> false);
    System.out.println(r+" states "+along.states()+" "+(System.nanoTime()-t0)/1e9);
    for (Property p : along.at(0).standings().keySet()) {
      System.out.println(p.name()+" "+along.standings(p));
    }
    System.out.println("t "+(System.nanoTime()-t0)/1e9);
    for (UsualCourse.Done d : course.done()) {
      Situation pos = along.at(d.moments());
      long t=System.nanoTime();
      NextMove n = pos.next();
      double tn=(System.nanoTime()-t)/1e9; t=System.nanoTime();
      System.out.println(d.pc()+" "+n.order().map(o->new StepNames(plan).command(o))+" c"+n.certain().size()+" l"+n.withLuck().stream().map(Property::name).toList()+" g"+n.givenUp().stream().map(Property::name).toList()+" "+n.mostCommands()+" "+n.fewestCommands()+"  "+tn+" s");
      int k=0; for (Choice c : pos.choices()) { if (!c.lowered().isEmpty()) { k++; for (Property p : c.lowered()) { Story st = pos.refutation(c.order(), p); if (d.pc()==4||d.pc()==0) System.out.println("    "+new StepNames(plan).command(c.order())+" "+p.name()+" -> "+c.standings().get(p)+" "+st.moments().stream().map(m->m.who()+" "+m.what()).toList()); }} }
      System.out.println("  choices "+k+" "+(System.nanoTime()-t)/1e9+" s unattended "+pos.unattended().values()+ "  underway "+pos.underway().stream().map(Moment::what).toList());
    }
    System.out.println("t "+(System.nanoTime()-t0)/1e9);
    }
  }
}
