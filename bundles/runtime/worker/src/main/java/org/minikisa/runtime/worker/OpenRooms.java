package org.minikisa.runtime.worker;

/** What a plug-in sees besides its own jar: the JDK and the rooms that plug-ins are written against. */
final class OpenRooms extends ClassLoader {

    OpenRooms() {
        super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.startsWith("org.minikisa.problem.api.")
                || name.startsWith("org.minikisa.competition.api.")
                || name.startsWith("org.minikisa.impact.api.")) {
            return OpenRooms.class.getClassLoader().loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }
}
