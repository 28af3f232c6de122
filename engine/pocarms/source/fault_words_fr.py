"""What is wrong with a file as YAML and what to do about it, in French; `fault_words_en` has the same keys.

The quotation marks that YAML knows are called "guillemets droits", to be told from « » in the texts.
"""

from __future__ import annotations

from collections.abc import Mapping

FR: Mapping[str, str] = {
    # the file
    "unopened": "le fichier ne peut pas être ouvert",
    "help.unopened": "Vérifiez que vous avez le droit de le lire, et qu’aucun autre programme ne le bloque.",
    "unopened.missing": "ce fichier n’existe pas",
    "help.unopened.missing": "Vérifiez l’orthographe du chemin.",
    "unopened.folder": "c’est un dossier, et non un fichier",
    "help.unopened.folder": "Donnez le chemin d’un fichier qui s’y trouve.",
    "unopened.refused": "vous n’avez pas le droit de lire ce fichier",
    "help.unopened.refused": "Demandez à son propriétaire, ou copiez-le dans un dossier à vous.",
    "large": "le fichier dépasse {most} mégaoctets et n’a pas été lu",
    "help.large": "Vérifiez que c’est bien le fichier voulu. Un recueil de règles peut être réparti en plusieurs "
    "fichiers.",
    "empty": "il n’y a rien dans ce fichier",
    "empty.comments": "il n’y a que des commentaires dans ce fichier",
    "help.empty": "Vérifiez que c’est le bon fichier, et qu’il a été enregistré.",
    "faults": "déjà plus de {most} erreurs ; le reste du fichier n’a pas été lu",
    "help.faults": "Corrigez d’abord les erreurs montrées, puis vérifiez de nouveau.",
    "deep": "plus de {most} blocs ou listes sont emboîtés les uns dans les autres ici",
    "help.deep": "Divisez la règle : faites d’une partie un concept, et employez son nom.",
    "values": "le fichier a plus de {most} valeurs",
    "help.values": "Répartissez-le en plusieurs fichiers du même recueil.",
    # letters
    "utf16": "le fichier est du texte en UTF-16 ou UTF-32, et non en UTF-8",
    "help.utf16": "Enregistrez-le de nouveau avec l’encodage UTF-8. Bloc-notes de Windows : « Enregistrer sous », "
    "puis « Encodage : UTF-8 ».",
    "no_text": "ce n’est pas un fichier de texte, ou il est abîmé : il est plein de caractères qu’aucun texte n’a",
    "help.no_text": "Vérifiez que c’est bien le fichier voulu. Un tableau ou un document doit d’abord être enregistré "
    "comme texte brut.",
    "utf8": "l’octet {byte} n’est pas ici du texte en UTF-8{would_be}{further}",
    "utf8.would_be": " (dans l’encodage de Windows, ce serait « {guess} »)",
    "utf8.further": " ; il y a {n} endroits de ce genre dans le fichier",
    "help.utf8": "Ouvrez le fichier dans votre éditeur et enregistrez-le de nouveau avec l’encodage UTF-8 ; vérifiez "
    "ensuite les lettres accentuées.",
    "unseen": "il y a ici un caractère invisible : {character}{further}",
    "unseen.further": " ; il y en a {n} dans le fichier",
    "help.unseen": "Supprimez-le ; s’il est difficile à trouver, supprimez la ligne et tapez-la de nouveau.",
    "character.form_feed": "un saut de page",
    "character.vertical_tab": "une tabulation verticale",
    "character.escape": "un caractère d’échappement",
    "character.nel": "une fin de ligne d’anciens gros ordinateurs (NEL)",
    "character.line": "un séparateur de lignes, comme en écrivent certains traitements de texte",
    "character.paragraph": "un séparateur de paragraphes, comme en écrivent certains traitements de texte",
    "character.mark": "une marque d’ordre des octets, au milieu du texte",
    # what is not used here
    "directive": "une ligne qui commence par « % » est une consigne à YAML, ce qui ne s’emploie pas ici",
    "help.directive": "Supprimez la ligne. Un texte qui commence par « % » se met entre guillemets droits, à la ligne "
    "de sa clé.",
    "merge": "« << » copie un autre bloc dans celui-ci, ce qui ne s’emploie pas ici",
    "help.merge": "Écrivez les lignes en toutes lettres.",
    "tag": "« {tag} » est une étiquette de YAML, ce qui ne s’emploie pas ici",
    "help.tag": "Supprimez le mot qui commence par un point d’exclamation. Un texte qui commence ainsi se met entre "
    "guillemets droits ; un nombre qui doit rester un texte aussi.",
    "tag.word": "un mot qui commence par un point d’exclamation est une étiquette, ce qui ne s’emploie pas ici",
    "help.tag.word": "Supprimez-le. Si la valeur est un texte qui commence par un point d’exclamation, mettez-le tout "
    "entier entre guillemets droits.",
    "anchor": "« {name} » nomme une valeur pour la reprendre ailleurs dans le fichier ; pocarms ne s’en sert pas",
    "alias": "« {name} » tient lieu d’une valeur écrite ailleurs dans le fichier ; pocarms ne s’en sert pas",
    "help.alias": "Écrivez la valeur à chaque endroit. Un texte qui commence par « {sign} » se met entre guillemets "
    "droits.",
    "aliases": "« & » et « * » au début d’une valeur renvoient à une autre (ancres et alias), ce qui ne s’emploie pas "
    "ici",
    "document": "un second document commence ici ; rien de ce qui suit n’a été lu",
    "help.document": "Gardez un seul document par fichier : supprimez la ligne de tirets ou de points, ou déplacez le "
    "reste dans un autre fichier.",
    # indentation and lines
    "tab": "il y a une tabulation dans le retrait de cette ligne, où seules des espaces sont permises{further}",
    "tab.further": " ; {n} lignes du fichier commencent par des tabulations",
    "tab.further.many": " ; plus de {n} lignes du fichier commencent par des tabulations",
    "help.tab": "Remplacez chaque tabulation par des espaces, deux par cran. La plupart des éditeurs savent le faire "
    "pour tout le fichier.",
    "tab.here": "il y a ici une tabulation, là où seules des espaces sont permises",
    "help.tab.here": "Remplacez la tabulation par des espaces.",
    "indented": "cette ligne est en retrait de {n}, et aucun bloc plus haut ne commence là",
    "help.indented": "Donnez-lui le même retrait qu’aux lignes auxquelles elle appartient.",
    "not_lined_up": "ceci n’est pas aligné sur le bloc qui commence à la ligne {line}, colonne {column}",
    "help.not_lined_up": "Les clés d’un même bloc commencent dans la même colonne. Un texte qui continue après des "
    "guillemets ou des crochets se met tout entier entre guillemets droits.",
    "no_dash": "cette ligne se trouve parmi les éléments de la liste qui commence à la ligne {line}, mais elle n’a "
    "pas de tiret",
    "help.no_dash": "Commencez la ligne par un tiret et une espace, ou sortez-la de la liste par son retrait.",
    "item_among_keys": "il y a un élément de liste parmi les clés du bloc qui commence à la ligne {line}",
    "help.item_among_keys": "Mettez l’élément en retrait sous la clé à laquelle il appartient ; cette clé n’a rien "
    "après son deux-points.",
    "item": "un élément de liste ne peut pas commencer ici",
    "help.item": "Mettez « - élément » à la ligne suivante, plus en retrait que la clé, ou écrivez la liste sous la "
    "forme [a, b]. Si la valeur est un texte qui commence par un tiret, mettez-le tout entier entre guillemets droits.",
    "block_text": "après « | » ou « > », le texte commence à la ligne suivante",
    "help.block_text": "Passez à la ligne et mettez le texte en retrait. Si la valeur est un texte, mettez-le tout "
    "entier entre guillemets droits.",
    # keys and colons
    "key.list": "il y a une liste là où il faut une clé",
    "help.key.list": "Écrivez un seul mot avant le deux-points. Un texte qui commence par un crochet se met entre "
    "guillemets droits.",
    "key.block": "il y a un bloc entre accolades là où il faut une clé",
    "help.key.block": "Écrivez un seul mot avant le deux-points. Un texte qui commence par une accolade se met entre "
    "guillemets droits.",
    "no_key": "il n’y a pas de clé avant ce deux-points",
    "help.no_key": "Écrivez la clé avant le deux-points.",
    "key_twice.line": "« {key} » figure deux fois dans ce bloc : ici, et d’abord à la ligne {line}",
    "key_twice.column": "« {key} » figure deux fois dans ce bloc : ici, et d’abord à la colonne {column} de cette "
    "ligne",
    "help.key_twice": "Gardez l’une des deux et supprimez ou renommez l’autre.",
    "no_colon": "cette ligne n’a ni clé ni deux-points, et ne continue pas le texte de la ligne précédente",
    "help.no_colon": "Écrivez « clé: valeur », avec une espace après le deux-points. Un texte sur plusieurs lignes "
    "est plus en retrait que sa clé.",
    "second_colon": "il y a un second deux-points dans cette ligne : où la valeur commence-t-elle ?",
    "help.second_colon": "Mettez toute la valeur entre guillemets droits, ou supprimez l’espace après le deux-points.",
    "no_space": "il n’y a pas d’espace après ce deux-points, si bien que la ligne suivante se lit comme la suite de "
    "ce texte",
    "help.no_space": "Écrivez une espace après le deux-points.",
    "key_under_text": "une clé ne peut pas commencer à cette ligne : elle est en retrait comme si elle continuait le "
    "texte précédent",
    "help.key_under_text": "Alignez la clé sur celles auxquelles elle appartient. Si la ligne précédente est un texte "
    "de plusieurs lignes, mettez-le entre guillemets droits.",
    # quotes and brackets
    "quotes_open": "le guillemet ouvert ici n’est jamais fermé",
    "help.quotes_open": "Ajoutez le guillemet fermant à la fin du texte. Un texte qui commence par une apostrophe se "
    "met entre guillemets droits doubles.",
    "escape": "entre guillemets droits doubles, une barre oblique inverse annonce un signe spécial, et celui-ci "
    "n’existe pas",
    "help.escape": "Mettez le texte entre guillemets droits simples ('C:\\maps'), ou doublez la barre oblique inverse.",
    "list_open": "la liste ouverte ici par « {bracket} » n’est pas fermée",
    "block_open": "le bloc ouvert ici par « {bracket} » n’est pas fermé",
    "help.open": "Ajoutez « {closing} » à la fin, et une virgule entre les éléments. Un texte qui contient un "
    "crochet, une virgule ou un deux-points se met entre guillemets droits.",
    "no_comma": "il manque une virgule ou « {closing} » avant cet endroit",
    "help.no_comma": "Séparez les éléments par des virgules. Un texte qui contient un crochet, une virgule ou un "
    "deux-points se met entre guillemets droits.",
    "not_open": "« {character} » ferme quelque chose qui n’est pas ouvert",
    "help.not_open": "Supprimez-le, ou ajoutez le crochet ouvrant.",
    "not_opened": "« {character} » se trouve ici sans crochet ouvrant",
    "help.not_opened": "Supprimez-le, ou mettez le texte entre guillemets droits.",
    "after_bracket": "le crochet avant cet endroit a fermé la liste ou le bloc, et du texte suit encore",
    "help.after_bracket": "Mettez tout le texte entre guillemets droits, ou supprimez ce qui suit le crochet.",
    "after_quotes": "le guillemet avant cet endroit a fermé le texte, et du texte suit encore",
    "help.after_quotes": "Mettez tout le texte entre guillemets droits. S’il contient un guillemet, entourez-le de "
    "l’autre sorte de guillemets droits, ou doublez-le à l’intérieur de guillemets simples.",
    # values
    "no_value": "il manque ici une valeur",
    "no_value.before": "il manque une valeur avant « {character} »",
    "help.no_value": "Écrivez la valeur. Un texte qui commence par une virgule ou un crochet se met entre guillemets "
    "droits.",
    "start": "une valeur ne peut pas commencer par « {character} »",
    "help.start": "Mettez le texte entre guillemets droits.",
    "no_day": "le jour {text} n’existe pas",
    "help.no_day": "Les dates s’écrivent année-mois-jour, comme 2020-12-18.",
    "no_number": "« {text} » n’est pas un nombre",
    "no_number.long": "« {text} » est un nombre trop long pour être comparé",
    "help.no_number": "Écrivez un nombre de 15 chiffres au plus ; mettez-le entre guillemets droits si c’est un nom "
    "et non un nombre.",
    "doubtful.number": "« {text} » se lit ici comme le nombre {value} ; d’autres programmes peuvent en lire un autre",
    "doubtful.text": "« {text} » se lit ici comme un texte ; d’autres programmes peuvent lire un nombre",
    "help.doubtful": "Écrivez {plainly} si c’est ce que vous voulez dire ; mettez-le entre guillemets droits si c’est "
    "un nom et non un nombre.",
    # what only a person can change
    "edit.by_hand": "« {key} » est écrit d’une façon que seule une personne peut modifier",
    "edit.by_hand.answer": "la réponse à « {key} » est écrite d’une façon que seule une personne peut modifier",
    "edit.no_colon": "il n’y a pas de deux-points après « {key} »",
    "edit.nobody": "il n’y a pas de « {id} » sous « {section} »",
    "edit.another": "il y a maintenant un autre « {id} »",
    "edit.no_own_answer": "« {id} » n’a pas de réponse propre à « {key} »",
    "edit.no_lines": "cela n’occupe pas des lignes à part",
    "edit.no_piece": "ce morceau ne contient rien",
    "edit.no_profile": "le fichier n’est pas un profil : il n’est pas fait de lignes « clé: valeur »",
    "edit.no_part": "le profil n’a pas de partie « {id} »",
    "edit.two_parts": "deux parties s’appellent « {id} »",
    "edit.no_block": "le profil n’a pas de bloc partagé « {id} »",
    "edit.no_answers": "« {section} » ne contient pas de lignes « question: réponse »",
    "edit.no_entries": "« {section} » ne contient pas de lignes « identifiant: valeur »",
    "edit.not_one_line": "la nouvelle réponse doit être une seule valeur, sur une ligne",
    "edit.not_one_value": "« {text} » n’est pas une seule valeur qui tienne sur une ligne",
    "edit.empty": "la nouvelle réponse est vide",
    "edit.comments": "des commentaires qui s’y trouvent seraient perdus",
    "edit.comments_inside": "des commentaires s’y trouvent, et cela n’occupe pas une ligne à part",
    # the rest
    "ended": "le contenu du fichier s’est terminé avant cet endroit, et du texte suit encore",
    "help.ended": "Écrivez tout le fichier comme un seul bloc : des lignes « clé: valeur » qui commencent dans la "
    "même colonne.",
    "no_yaml": "à partir d’ici, le fichier ne peut pas être lu comme du YAML",
    "help.no_yaml": "Comparez la ligne, et la précédente, avec les exemples de la documentation. Si la valeur est un "
    "texte, mettez-le tout entier entre guillemets droits.",
    "help.quote_it": "Si la valeur est un texte, mettez-le tout entier entre guillemets droits.",
}
