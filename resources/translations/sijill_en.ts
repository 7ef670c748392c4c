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
    <context>
        <name>Activity</name>
        <message numerus="yes">
            <source>%n record(s) written</source>
            <translation>
                <numerusform>%n record written</numerusform>
                <numerusform>%n records written</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n record(s) changed</source>
            <translation>
                <numerusform>%n record changed</numerusform>
                <numerusform>%n records changed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n consent(s) recorded</source>
            <translation>
                <numerusform>%n consent recorded</numerusform>
                <numerusform>%n consents recorded</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>a list imported, %n record(s)</source>
            <translation>
                <numerusform>a list imported, %n record</numerusform>
                <numerusform>a list imported, %n records</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n finding(s). Stop writing into this vault and keep a copy of it.</source>
            <translation>
                <numerusform>%n finding. Stop writing into this vault and keep a copy of it.</numerusform>
                <numerusform>%n findings. Stop writing into this vault and keep a copy of it.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Exports</name>
        <message numerus="yes">
            <source>%n package(s) hold something of {code}.</source>
            <translation>
                <numerusform>%n package holds something of {code}.</numerusform>
                <numerusform>%n packages hold something of {code}.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Statements</name>
        <message numerus="yes">
            <source>%n earlier account(s) of this witness</source>
            <translation>
                <numerusform>%n earlier account of this witness</numerusform>
                <numerusform>%n earlier accounts of this witness</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Findings</name>
        <message numerus="yes">
            <source>%n finding(s). Stop writing into this vault and keep a copy of it.</source>
            <translation>
                <numerusform>%n finding. Stop writing into this vault and keep a copy of it.</numerusform>
                <numerusform>%n findings. Stop writing into this vault and keep a copy of it.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>BackupCards</name>
        <message numerus="yes">
            <source>%n evidence file(s) lie in the earlier backups: keep them.</source>
            <translation>
                <numerusform>%n evidence file lies in the earlier backups: keep them.</numerusform>
                <numerusform>%n evidence files lie in the earlier backups: keep them.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Backups</name>
        <message numerus="yes">
            <source>The last backup was made %n day(s) ago.</source>
            <translation>
                <numerusform>The last backup was made %n day ago.</numerusform>
                <numerusform>The last backup was made %n days ago.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RestoringBackup</name>
        <message numerus="yes">
            <source>%n record(s) erased since were taken out again.</source>
            <translation>
                <numerusform>%n record erased since was taken out again.</numerusform>
                <numerusform>%n records erased since were taken out again.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Approving</name>
        <message numerus="yes">
            <source>Of %n more record(s) only a keeper can decide: they are looked at now.</source>
            <translation>
                <numerusform>Of %n more record only a keeper can decide: it is looked at now.</numerusform>
                <numerusform>Of %n more records only a keeper can decide: they are looked at now.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QuietCheck</name>
        <message numerus="yes">
            <source>%n finding(s) in this vault. See This vault ({keys}), Integrity.</source>
            <translation>
                <numerusform>%n finding in this vault. See This vault ({keys}), Integrity.</numerusform>
                <numerusform>%n findings in this vault. See This vault ({keys}), Integrity.</numerusform>
            </translation>
        </message>
    </context>
</TS>
