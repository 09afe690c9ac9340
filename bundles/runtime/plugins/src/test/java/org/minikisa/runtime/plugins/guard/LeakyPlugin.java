package org.minikisa.runtime.plugins.guard;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.management.ObjectName;

import org.minikisa.impact.api.ImpactFunction;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** The code of a test's plug-in: leaves behind what its header {@code Leaves} says. */
public final class LeakyPlugin implements BundleActivator, ImpactFunction {

    private static final ThreadLocal<Object> FORGOTTEN = new ThreadLocal<>();

    private String leaves;

    @Override
    public void start(BundleContext context) throws Exception {
        leaves = context.getBundle().getHeaders("").get("Leaves");
        if (leaves.equals("thread")) {
            var thread = new Thread(() -> sleep(), "left behind");
            thread.setDaemon(true);
            thread.start();
        }
        if (leaves.equals("mbean")) {
            ManagementFactory.getPlatformMBeanServer().registerMBean(new Left(), new ObjectName("left:type=behind"));
        }
        context.registerService(
                ImpactFunction.class,
                this,
                FrameworkUtil.asDictionary(Map.of(ImpactFunction.NAME, "double", ImpactFunction.VERSION, "1.0.0")));
    }

    @Override
    public void stop(BundleContext context) {}

    private static void sleep() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            // let go at the end of the test
        }
    }

    @Override
    public int arity() {
        return 1;
    }

    @Override
    public double apply(double... arguments) {
        FORGOTTEN.set(this);
        if (leaves.equals("hang")) {
            sleep();
        }
        return 2 * arguments[0];
    }

    /** What an MBean needs. */
    public interface LeftMBean {
        int getOne();
    }

    /** An MBean. */
    public static final class Left implements LeftMBean {
        @Override
        public int getOne() {
            return 1;
        }
    }
}
