"""The fixed words for a class and what stands in it (`members`), in English and in French."""

from __future__ import annotations

ENGLISH: dict[str, str | tuple[str, str]] = {
    "explain.kind.class": "class",
    "members.count": ("{n} finding stands here.", "{n} findings stand here."),
    "members.may_count": ("{n} may yet come to stand here.", "{n} may yet come to stand here."),
    "members.there": "What stands here, and why",
    "members.may": "What may come to stand here",
    "members.lowest": "No rule places it higher.",
    "members.may_be": "It may yet stand at {step}: an answer is missing.",
    "members.stands": "It is established and stands at {step}; that it does not stand higher is not settled.",
    "members.not_settled": "Whether it is so is not settled. On what is known it would stand at {step}.",
    "members.ask": "Open: {ask}",
    "members.group.established": (
        "{n} is established and stands at {step}; that it does not stand higher is not settled.",
        "{n} are established and stand at {step}; that they do not stand higher is not settled.",
    ),
    "members.group.open": (
        "{n} is not settled; on what is known it would stand at {step}.",
        "{n} are not settled; on what is known they would stand at {step}.",
    ),
    "members.try": "To go on: pocarms explain {profile} {id} --whole names them all and shows what each is open on "
    "and who knows.",
}

FRENCH: dict[str, str | tuple[str, str]] = {
    "explain.kind.class": "classe",
    "members.count": ("{n} constat se trouve ici.", "{n} constats se trouvent ici."),
    "members.may_count": ("{n} peut encore s’y ajouter.", "{n} peuvent encore s’y ajouter."),
    "members.there": "Ce qui se trouve ici, et pourquoi",
    "members.may": "Ce qui peut encore s’y ajouter",
    "members.lowest": "Aucune règle ne le place plus haut.",
    "members.may_be": "Il peut encore passer à {step} : une réponse manque.",
    "members.stands": "Il est établi et se trouve à {step} ; qu’il ne soit pas plus haut n’est pas tranché.",
    "members.not_settled": "Il n’est pas tranché si c’est le cas. D’après ce qui est connu, il se trouverait à {step}.",
    "members.ask": "Ouvert : {ask}",
    "members.group.established": (
        "{n} est établi et se trouve à {step} ; qu’il ne soit pas plus haut n’est pas tranché.",
        "{n} sont établis et se trouvent à {step} ; qu’ils ne soient pas plus haut n’est pas tranché.",
    ),
    "members.group.open": (
        "{n} n’est pas tranché ; d’après ce qui est connu, il se trouverait à {step}.",
        "{n} ne sont pas tranchés ; d’après ce qui est connu, ils se trouveraient à {step}.",
    ),
    "members.try": "Pour continuer : pocarms explain {profile} {id} --whole les nomme tous et montre, pour chacun, ce "
    "qui reste ouvert et qui le sait.",
}
