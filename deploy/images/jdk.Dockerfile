# In place of eclipse-temurin. The context is a JDK's home.
FROM cart-stand-in/debian
COPY . /opt/java
ENV JAVA_HOME=/opt/java PATH=/opt/java/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8
