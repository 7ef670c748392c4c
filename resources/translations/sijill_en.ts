<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
    <context>
        <name>Withdraw</name>
        <message numerus="yes">
            <source>%n package(s) hold it. Send each recipient its letter.</source>
            <translation>
                <numerusform>%n package holds it. Send its recipient the letter.</numerusform>
                <numerusform>%n packages hold it. Send each recipient its letter.</numerusform>
            </translation>
        </message>
    </context>
</TS>
