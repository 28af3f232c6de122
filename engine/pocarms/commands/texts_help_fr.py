"""The help of commands in French, by their names; `texts_help_options_fr` has their options."""

from __future__ import annotations

from pocarms.commands.texts_help_pack_fr import COMMANDS as PACK

METAVARS = {  # what stands for a value
    "ARGS": "ARGUMENTS",
    "ANSWER": "RÉPONSE",
    "COMMAND": "COMMANDE",
    "DIR": "DOSSIER",
    "DIRECTORY": "DOSSIER",
    "FACET": "FACETTE",
    "FILE": "FICHIER",
    "FILES": "FICHIERS",
    "FOLDER": "DOSSIER",
    "GOAL": "BUT",
    "INTEGER": "NOMBRE",
    "INTEGER RANGE": "NOMBRE",
    "NAME": "NOM",
    "NEW": "NOUVEAU",
    "OLD": "ANCIEN",
    "OWNER": "RESPONSABLE",
    "PACK": "RECUEIL",
    "PART": "PARTIE",
    "PATH": "CHEMIN",
    "PROFILE": "PROFIL",
    "PROFILES": "PROFILS",
    "REASON": "MOTIF",
    "RESULT": "RÉSULTAT",
    "STEP": "DEGRÉ",
    "TEXT": "TEXTE",
    "WHO": "QUI",
    "%Y-%m-%d": "AAAA-MM-JJ",
}

COMMANDS: dict[str, tuple[str, str]] = {  # name -> (its line in the list of commands, the whole)
    "": (
        "",
        """
        Des conseils motivés sur les armes et la protection des civils, à partir des réponses de la mission elle-même.

        Tout fonctionne hors ligne : rien ne quitte cet ordinateur. L’outil conseille ; ce sont des personnes qui
        décident. « pocarms --lang fr COMMANDE --help » explique une commande.

        \b
        Exemples :
          pocarms assess examples/monusco-2020.yaml --lang fr
          pocarms assess ma-mission.yaml --lang fr --format html -o rapport.html
          pocarms new poc_arms --lang fr -o ma-mission.yaml
        """,
    ),
    "assess": (
        "Évaluer une mission ou un appui envisagé, d’après son profil.",
        """
        Évaluer une mission ou un appui envisagé, d’après son profil.

        \b
        Exemples :
          pocarms assess examples/monusco-2020.yaml --lang fr
          pocarms assess examples/monusco-2020.yaml --lang fr --format html -o rapport.html
          pocarms assess examples/monusco-2020.yaml --lang fr --format docx
          pocarms assess examples/monusco-2020.yaml --lang fr --format pdf --report brief
          pocarms assess ma-mission.yaml --lang fr --robustness
          pocarms assess proposition.yaml --lang fr --from ma-mission.yaml --report full
        """,
    ),
    "explain": (
        "Expliquer un résultat : pourquoi, pourquoi pas, et ce qui manque.",
        """
        Expliquer un constat, une conclusion, une classe, un degré, une mesure ou une question : des réponses au
        résultat, sources comprises.

        Par défaut, la commande montre un ensemble minimal de réponses dont découle le résultat ; si la chose n’est
        pas tranchée, ce qui manque et qui le sait. D’une classe, elle montre ce qui s’y trouve et pourquoi, et les
        titres de ce qui peut encore y venir (s’ils sont nombreux, leur nombre) ; avec --whole, elle dit aussi ce qui
        reste ouvert pour chacun.

        \b
        Exemples :
          pocarms explain examples/monusco-2020.yaml casualties.add_weapon --lang fr
          pocarms explain proposition.yaml proposal --part unit_d --lang fr
          pocarms explain ma-mission.yaml act_first --lang fr
          pocarms explain ma-mission.yaml embargo.active --lang fr --whole --format html -o pourquoi.html
        """,
    ),
    "new": (
        "Écrire un profil à remplir, chaque question étant expliquée.",
        """
        Écrire un profil à remplir : chaque question avec son libellé, pourquoi elle est posée, et ce qui compte.

        \b
        Exemple :
          pocarms new poc_arms --id ma-mission-2026 --lang fr -o ma-mission.yaml
        """,
    ),
    "whatif": (
        "Essayer d’autres réponses, ou chercher ce qui atteindrait un but.",
        """
        Essayer d’autres réponses, ou chercher les plus petits ensembles de changements qui atteignent un but. Rien
        n’est enregistré.

        Ce qui figure dans la ligne de commande peut être vu par d’autres utilisateurs de cet ordinateur : passez par
        --set-file pour les réponses qui ne doivent pas l’être.

        \b
        Exemples :
          pocarms whatif ma-mission.yaml --lang fr --set casualties.recorded=yes --set embargo.cell=partly
          pocarms whatif ma-mission.yaml --lang fr --set 'ituri/harm.recent={armed_groups: no}'
          pocarms whatif ma-mission.yaml --lang fr --set-file changements.yaml
          pocarms whatif ma-mission.yaml --lang fr --goal casualties.add_weapon=ruled_out
          pocarms whatif proposition.yaml --lang fr --goal proposal=go_with_mitigation --part unit_d
          pocarms whatif proposition.yaml --lang fr --goal proposal=worse --part unit_d
        """,
    ),
    "interview": (
        "Répondre à un profil question par question ; chaque réponse est enregistrée aussitôt.",
        """
        Répondre une à une aux questions qui peuvent encore changer le résultat, les plus parlantes d’abord.

        Chaque réponse est aussitôt enregistrée dans le profil ; seule sa propre ligne y change. On peut s’arrêter à
        tout moment et reprendre plus tard par la même commande.

        \b
        Exemples :
          pocarms new poc_arms --lang fr -o ma-mission.yaml
          pocarms interview ma-mission.yaml --lang fr
          pocarms interview proposition.yaml --until level --lang fr
        """,
    ),
    "next": (
        "Montrer quelle question poser ensuite, et ce que ferait chaque réponse.",
        """
        Montrer quelle question poser ensuite, et ce que ferait chaque réponse. Rien n’est enregistré.

        Une question n’est montrée que si une réponse peut encore changer ce que l’on demande ; si plus aucune ne le
        peut, la commande le dit.

        \b
        Exemples :
          pocarms next examples/monusco-2020.yaml --lang fr
          pocarms next proposition.yaml --lang fr --until level --count 10
          pocarms next ma-mission.yaml --lang fr --who jmac --format md -o a-demander.md
        """,
    ),
    "register": (
        "Montrer les appuis envisagés d’un dossier : degrés, échéances, changements.",
        """
        Montrer les appuis envisagés d’un dossier : où en est chacun, ce qui arrive à échéance, ce qui a changé depuis
        sa version précédente.

        Un fichier qui contient des fautes est signalé sur la sortie d’erreur et laissé de côté ; le code de sortie
        est alors 3, bien que le registre soit écrit.

        \b
        Exemples :
          pocarms register propositions --lang fr
          pocarms register propositions --lang fr --on 2026-06-01 --format html -o registre.html
        """,
    ),
    "export": (
        "Écrire des classeurs et des formulaires dans lesquels d’autres répondent.",
        """
        Écrire des classeurs dans lesquels répondent les composantes de la mission, ou un formulaire de téléphone ; «
        pocarms import » les relit.

        \b
        Exemples :
          pocarms export ma-mission.yaml --xlsx --lang fr
          pocarms export ma-mission.yaml --xlsx --component human_rights --component jmac --lang fr
          pocarms export ma-mission.yaml --xlsx --each -o a-envoyer --lang fr
          pocarms export ma-mission.yaml --xlsform --component jmac --lang fr
          pocarms export --xlsform --pack poc_arms --lang fr
        """,
    ),
    "import": (
        "Reprendre dans un profil les réponses qui sont revenues.",
        """
        Reprendre dans un profil ce qui est revenu : des réponses données dans des classeurs ou sur des téléphones
        (CSV, XLSX), ou des plans d’action.

        Chaque changement est montré ; le profil est écrit en entier ou pas du tout. Si deux personnes se
        contredisent, les deux réponses sont gardées et la question compte comme inconnue jusqu’à ce que ce soit
        réglé. Les commentaires et l’ordre du profil restent. Dans un plan, qui a vu ce qui figure au profil peut le
        modifier ; toute autre différence est une contradiction.

        \b
        Exemples :
          pocarms import de-jmac.xlsx de-droits-humains.xlsx --into ma-mission.yaml --dry-run --lang fr
          pocarms import de-jmac.xlsx --into ma-mission.yaml --prefer new --lang fr
          pocarms import plan-de-droits-humains.xlsx --into ma-mission.yaml --lang fr
        """,
    ),
    "plan": (
        "Écrire le plan d’action, qui fait quoi et pour quand : classeur, Markdown, ou dates pour calendriers.",
        """
        Écrire le plan d’action : chaque conseil avec ce qu’il demande au préalable, son premier pas, et à quoi l’on
        voit que c’est fait.

        Le classeur se fait circuler ; « pocarms import » en reprend dans le profil l’état, le responsable, les dates,
        les éléments de preuve et les remarques. Le fichier de calendrier contient les jours où quelque chose arrive à
        échéance ou est réexaminé.

        \b
        Exemples :
          pocarms plan ma-mission.yaml --lang fr
          pocarms plan ma-mission.yaml --format xlsx --lang fr
          pocarms plan ma-mission.yaml -o dates.ics --lang fr
        """,
    ),
    "sign": (
        "Dire qui a relu ou visé les réponses ; les rapports disent si elles changent ensuite.",
        """
        Écrire dans un profil qui a relu ou visé ses réponses, et quand, avec une empreinte des réponses.

        Chaque rapport l’imprime. Si des réponses changent ensuite, les rapports le disent jusqu’à ce que quelqu’un
        signe de nouveau. La classification, les remarques et le plan d’action peuvent changer sans cela. Une copie de
        ce qui est signé est gardée dans le dossier « signed » à côté du profil ; sans --as, chaque réponse qui a changé
        depuis est montrée avec ce qui a été signé.

        \b
        Exemples :
          pocarms sign ma-mission.yaml --as reviewed --by "Chef de section" --on 2021-01-15 --lang fr
          pocarms sign ma-mission.yaml --as draft --lang fr
          pocarms sign ma-mission.yaml --lang fr
        """,
    ),
    "compare": (
        "Mettre des missions côte à côte : une grille, les lacunes communes, qui pourrait apprendre de qui.",
        """
        Mettre des missions côte à côte : qui a quoi en place, quelles lacunes sont communes, qui pourrait apprendre
        de qui.

        PROFILS désigne des fichiers ou des dossiers. De plusieurs profils d’une même mission, le plus récent est
        montré. Un fichier qui contient des fautes est signalé sur la sortie d’erreur et laissé de côté ; le code de
        sortie est alors 3, bien que la comparaison soit écrite. L’ordre n’est pas un classement.

        \b
        Exemples :
          pocarms compare examples/*.yaml --lang fr -o grille.html
          pocarms compare missions --lang fr -o grille.html --reports rapports
          pocarms compare missions --lang fr --by tier
          pocarms compare missions --lang fr -o grille.xlsx
          pocarms compare missions --lang fr --format docx
        """,
    ),
    "diff": (
        "Dire ce qui a bougé dans une mission d’une date à l’autre : réglé, nouveau, persistant, et pourquoi.",
        """
        Dire ce qui a bougé dans une mission entre deux dates ou plus : réglé, nouveau, persistant, et pourquoi.

        Les profils sont mis dans l’ordre de leurs dates. Tous sont jugés selon le recueil de règles le plus récent.
        Avec --old-pack, les profils qui demandent la version de celui-ci sont jugés selon les deux (le plus ancien,
        si aucun ne la demande), et ce qui vient du recueil est dit à part.

        \b
        Exemples :
          pocarms diff mission-2020.yaml mission-2021.yaml --lang fr
          pocarms diff mission-*.yaml --lang fr -o evolution.html
          pocarms diff ancien.yaml nouveau.yaml --lang fr --old-pack recueils/poc_arms-0.1.0
        """,
    ),
    "serve": (
        "Ouvrir la page : tout dans le navigateur, sur ce seul ordinateur.",
        """
        Ouvrir dans le navigateur une page où l’on remplit, regarde et transmet des évaluations.

        DOSSIER contient les évaluations ; ce sont les fichiers mêmes que lisent les autres commandes. La page n’est
        servie qu’à cet ordinateur, fonctionne hors ligne, et s’arrête d’elle-même quand personne ne s’en sert.

        \b
        Exemple :
          pocarms serve mes-evaluations --lang fr
        """,
    ),
    "templates": (
        "Écrire dans un dossier les modèles des rapports, pour les modifier.",
        """
        Écrire dans un dossier les modèles de tous les documents ; gardez ceux que vous modifiez, et supprimez les
        autres.

        \b
        Exemples :
          pocarms templates mes-modeles --lang fr
          pocarms assess ma-mission.yaml --lang fr -o rapport.html --templates mes-modeles
          pocarms compare missions --lang fr -o grille.html --templates mes-modeles
        """,
    ),
    "verify": (
        "Vérifier un résultat d’après son profil et son recueil de règles, par un second lecteur.",
        """
        Vérifier un résultat écrit par « assess --format json » d’après son profil et son recueil de règles.

        Un second lecteur, qui ne partage aucun calcul avec le moteur, tire à nouveau les conclusions, et vérifie
        chaque preuve jusqu’aux réponses. Ce qu’il reprend du résultat, l’outil le refait, et compare. Le code de
        sortie est 1 si quelque chose ne s’ensuit pas.

        \b
        Exemples :
          pocarms assess ma-mission.yaml --format json -o resultat.json --lang fr
          pocarms verify resultat.json --profile ma-mission.yaml --lang fr
        """,
    ),
    **PACK,
}
