"""The pages of `codes_logic` in French."""

from __future__ import annotations

from pocarms.source.codes import CodePage

PAGES: tuple[CodePage, ...] = (
    CodePage(
        "R201",
        "Ce n’est pas une condition",
        "Une condition nomme une question ou une notion et ce qu’elle doit être ; un mot seul ou une liste seule ne"
        " le dit pas.",
        "Écrivez {question: réponse} ou {notion: true} ; mettez all: ou any: devant une liste.",
    ),
    CodePage(
        "R202",
        "La comparaison ne convient pas au type de la question",
        "Une comparaison impossible ne se vérifierait jamais, sans que personne le voie.",
        "Prenez une des comparaisons que le message énumère.",
    ),
    CodePage(
        "R203",
        "On compare des choses dissemblables",
        "Un « yes » n’est pas un « true », un texte n’est pas un nombre, une durée a besoin d’une unité.",
        "Écrivez une valeur de la sorte que le message demande.",
    ),
    CodePage(
        "R204",
        "La question n’a pas cette réponse",
        "La condition ne se vérifierait jamais.",
        "Corrigez l’orthographe, ou ajoutez la réponse à la question.",
    ),
    CodePage(
        "R205",
        "On demande un ordre à des réponses qui n’en ont pas",
        "« Au moins » doit savoir quelle réponse est plus que l’autre. Les réponses d’un choix sont côte à côte.",
        "Nommez les réponses une à une, ou donnez à la question « type: ordered ».",
    ),
    CodePage(
        "R206",
        "Aucun côté des réponses n’est déclaré défavorable",
        "adverse_at_least doit savoir de quel côté les choses empirent.",
        "Ajoutez « adverse: high » ou « adverse: low » à la question.",
    ),
    CodePage(
        "R207",
        "On compare un texte libre",
        "Aucune règle ne peut lire ce qu’une personne a écrit avec ses propres mots.",
        "Posez une question avec des réponses proposées, et comparez celle-là.",
    ),
    CodePage(
        "R208",
        "On demande si une chose est connue là où cela ne se peut pas",
        "Si « pas connu » pouvait établir une lacune ou relever une classe, l’inconnu vaudrait preuve.",
        "Déplacez-le dans un constat ou une règle de degré d’une sorte déclarée « about: knowledge », ou comparez "
        "la réponse elle-même.",
    ),
    CodePage(
        "R209",
        "On demande si une chose est connue, sous « not »",
        "Ce qui n’est pas connu deviendrait une preuve par une porte dérobée.",
        "Écrivez is_known au lieu de not is_unknown, et inversement.",
    ),
    CodePage(
        "R210",
        "Un champ du constat hors des règles de classe",
        "Seule une règle de classe regarde un constat à la fois.",
        "Nommez des réponses ou des notions.",
    ),
    CodePage(
        "R211",
        "Une échelle est lue là où cela ne se peut pas",
        "Les degrés sont ce qui ressort à la fin. Si des règles antérieures pouvaient les lire, le raisonnement "
        "tournerait en rond.",
        "Ne lisez les échelles que dans les actes et les étapes ; ailleurs, nommez des réponses ou des notions.",
    ),
    CodePage(
        "R212",
        "Une notion là où seules des réponses peuvent être lues",
        "Quelles questions se posent et quelles réponses se contredisent est réglé avant que toute règle soit lue.",
        "Écrivez les comparaisons des réponses que la notion représente.",
    ),
    CodePage(
        "R213",
        "« each » hors d’un constat qui a for_each",
        "Il n’y a pas de réponse qu’il puisse représenter, et {each} s’imprimerait tel quel.",
        "Écrivez la réponse elle-même, ou donnez un for_each au constat.",
    ),
    CodePage(
        "R214",
        "On demande plus qu’il n’y a",
        "« Au moins cinq sur trois » ne peut jamais se vérifier.",
        "Abaissez le nombre, ou ajoutez des conditions.",
    ),
    CodePage(
        "R215",
        "Les constats n’ont pas ce champ",
        "Une règle de classe qui lit un champ inexistant ne se vérifierait jamais.",
        "Corrigez l’orthographe, ou déclarez l’attribut dans pack.yaml.",
    ),
    CodePage(
        "R216",
        "Un champ n’a jamais cette valeur",
        "La règle de classe ne se vérifierait jamais.",
        "Écrivez un des mots que le message énumère.",
    ),
    CodePage(
        "R217",
        "Ce n’est pas un mot qui joint des conditions",
        "Seuls all, any, not et at_least joignent des conditions ; toute autre clef nomme une question ou une notion.",
        "Corrigez l’orthographe.",
    ),
    CodePage(
        "R218",
        "Le paramètre représente une autre sorte de chose",
        "Une durée ne peut pas se trouver où il faut un nombre, ni l’inverse.",
        "Choisissez un autre paramètre.",
    ),
    CodePage(
        "R301",
        "Une question dépend d’elle-même",
        "On ne pourrait jamais savoir si elle se pose.",
        "Rompez la boucle que le message imprime.",
    ),
    CodePage(
        "R302",
        "Une notion repose sur elle-même",
        "Elle ne pourrait jamais être prouvée par des réponses.",
        "Rompez la boucle que le message imprime.",
    ),
    CodePage(
        "R303",
        "Un constat est son propre fondement",
        "Personne ne saurait dire lequel vient d’abord.",
        "Rompez la boucle que le message imprime.",
    ),
    CodePage(
        "R304",
        "Une étape vient après elle-même",
        "Elle ne pourrait jamais être franchie.",
        "Rompez la boucle que le message imprime.",
    ),
    CodePage(
        "R305",
        "Un modificateur l’emporte sur lui-même",
        "Personne ne saurait dire lequel l’emporte.",
        "Rompez la boucle que le message imprime.",
    ),
    CodePage(
        "R306",
        "Des parties dans des parties",
        "Une partie n’a pas de parties à elle ; ce qui se regarde dans chaque partie ne peut donc pas regarder dans"
        " des parties encore.",
        "Nommez une notion qui ne repose que sur les réponses d’une partie.",
    ),
    CodePage(
        "R401",
        "« otherwise » n’est pas le degré le plus bas",
        "Ce qui reste quand aucune règle ne se vérifie doit être le degré le plus bas, car les règles ne font que "
        "relever.",
        "Corrigez l’ordre des degrés, ou le mot.",
    ),
    CodePage(
        "R402",
        "« proceeding » et « holding » ne conviennent pas à l’échelle",
        "Ils disent ce qui est montré tant qu’on ne sait pas si l’affaire peut se faire. Cela ne va que pour une "
        "échelle de l’ensemble, où les degrés qui laissent faire sont les plus bas et le degré d’attente au-dessus "
        "d’eux.",
        "Corrigez les deux listes comme le message le dit.",
    ),
    CodePage(
        "R403",
        "L’échelle n’a pas ce degré",
        "Un mot qui n’est pas un degré n’a pas de place dans l’ordre.",
        "Corrigez l’orthographe, ou ajoutez le degré.",
    ),
    CodePage(
        "R404",
        "Une facette sans rien, ou avec les deux",
        "Une facette a soit une liste de valeurs, soit des nombres.",
        "Donnez-lui des options, ou « type: number ».",
    ),
    CodePage(
        "R405",
        "Un degré d’aucune échelle, ou d’une autre",
        "Une règle de classe place des constats, une règle de degré place le cas ; chacune a ses échelles.",
        "Écrivez un degré de la bonne échelle.",
    ),
    CodePage(
        "R406",
        "Une règle qui fixe le degré le plus bas",
        "Le degré le plus bas est ce qui reste. Une règle qui le fixe ne ferait rien, ou voudrait abaisser ; aucune"
        " règle ne le peut.",
        "Supprimez la règle, ou nommez un degré plus haut.",
    ),
    CodePage(
        "R407",
        "Un plafond là où rien n’est placé",
        "Seuls les constats de sortes déclarées « advice: true » et sans encadré sont placés dans des classes.",
        "Supprimez le plafond.",
    ),
    CodePage(
        "R408",
        "Une sorte qui n’est pas pour des règles de degré",
        "Les règles de degré n’ont une sorte que pour dire qu’elles se vérifient parce qu’une chose n’est pas connue.",
        "Prenez une sorte déclarée « level: true », ou aucune.",
    ),
    CodePage(
        "R409",
        "Un degré qui est de plusieurs échelles",
        "La règle pourrait placer le cas sur l’une ou sur l’autre.",
        "Ajoutez « scale: » avec celle qui est voulue.",
    ),
    CodePage(
        "R410",
        "Une réponse plus défavorable pourrait abaisser le degré",
        "On agit selon le degré. Si une réponse plus défavorable pouvait l’abaisser, l’outil récompenserait les "
        "mauvaises nouvelles.",
        "Faites que la condition comprenne le côté défavorable : adverse_at_least, ou une liste qui va jusqu’au "
        "côté défavorable.",
    ),
    CodePage(
        "R411",
        "Une règle de degré lit un ordre sans côté défavorable",
        "On ne peut pas vérifier si la règle est prudente.",
        "Ajoutez « adverse: … » à la question.",
    ),
    CodePage(
        "R412",
        "not_applicable pourrait lever une inquiétude",
        "Une personne pourrait abaisser le degré en déclarant qu’une question est sans objet.",
        "Ôtez « may_not_apply », ou dites par « asked_when » quand la question se pose.",
    ),
    CodePage(
        "R413",
        "Deux échelles de constats",
        "Un constat a une seule place.",
        "Gardez une seule échelle avec « of: findings ».",
    ),
    CodePage(
        "R414",
        "Ce que « compare » nomme ne convient pas",
        "Les panneaux sont les réponses d’une question à choix, seules des pratiques manquent ou sont en partie en "
        "place, et des missions ne peuvent pas avoir en commun plus de conditions qu’il n’en est énuméré.",
        "Nommez ce qui convient, ou supprimez la ligne.",
    ),
)
