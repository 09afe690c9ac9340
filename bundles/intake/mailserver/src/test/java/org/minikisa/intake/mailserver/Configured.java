package org.minikisa.intake.mailserver;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;

/** A component's configuration as the framework hands it in: what is set, and the defaults of the rest. */
public final class Configured {

    private Configured() {}

    public static <C> C with(Class<C> type, Map<String, Object> properties) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> properties.getOrDefault(property(method), method.getDefaultValue())));
    }

    private static String property(Method method) {
        return method.getName().replace('_', '.');
    }
}
