"""Names of people who do not exist, made of roots and endings per language.

Each pool is drawn with falling frequency, so that some names are common and many are rare. The
forms in which one name is written stand beside each other; the generator picks among them.
"""

from dataclasses import dataclass
from functools import cache
from itertools import product

SHARES = {"nl": 35, "pl": 12, "ro": 14, "bg": 12, "hu": 8, "tr": 8, "ar": 6, "ng": 5}

MEN = {
    "nl": "Johannes/Jan/Johan/Hans Cornelis/Kees/Cor Hendrik/Henk/Rik Willem/Wim Pieter/Piet/Peter "
    "Gerardus/Gerard/Ger Petrus/Piet Jacobus/Jaap/Koos Antonius/Ton/Toon Martinus/Martin/Tinus "
    "Adrianus/Adri/Arie Theodorus/Theo Franciscus/Frans Michiel/Chiel Nicolaas/Nico/Klaas "
    "Matthijs/Thijs Alexander/Alex/Sander Sebastiaan/Bas Lambertus/Bert Albertus/Bert/Albert "
    "Robert/Rob Ruben Daan/Daniel Sem Bram/Abraham Lars Niels Sven Stijn Joost Maarten Wouter Koen "
    "Jeroen Dennis Marco Erik Bart Tim Tom Luuk/Lucas Jesse Thomas Gijs Teun Floris Wessel Jelle",
    "pl": "Krzysztof/Krzys Andrzej Piotr/Piotrek Tomasz/Tomek Pawel Jan/Janek Michal Marcin Jakub/Kuba "
    "Adam Marek Grzegorz/Grzesiek Mateusz Wojciech/Wojtek Mariusz Dariusz/Darek Zbigniew/Zbyszek "
    "Jerzy Maciej Rafal Robert Kamil Jacek Dawid Szymon Kacper Bartosz/Bartek Artur Sebastian Lukasz",
    "ro": "Andrei Alexandru/Alex/Sandu Mihai/Mihaita Ionut/Ion Stefan Cristian/Cristi Gabriel/Gabi "
    "Florin Marius Adrian/Adi Vasile Gheorghe/Gigi Constantin/Costel Nicolae/Nicu Daniel Bogdan "
    "Catalin Razvan Vlad Sorin Costin Dumitru Petru Viorel Liviu Ovidiu Radu Cosmin Lucian Sergiu",
    "bg": "Georgi/Gueorgui/Gosho Ivan/Vanio Dimitar/Dimitur/Mitko Nikolay/Nikolai Petar/Peter Hristo "
    "Todor Stefan Vasil/Vassil Aleksandar/Alexander/Sasho Krasimir Plamen Stoyan/Stoian Angel Boris "
    "Kiril Atanas Asen/Assen Metodi Rumen Emil Valentin Yordan/Iordan Zhivko Svetoslav Lyubomir",
    "hu": "Laszlo/Laci Istvan/Pista Jozsef/Joska Zoltan/Zoli Sandor/Sanyi Ferenc/Feri Gabor/Gabi "
    "Attila Peter Tamas Zsolt Tibor Andras Csaba Imre Lajos Gyorgy Balazs Gergo/Gergely Mate Adam "
    "Norbert Roland Krisztian Bence David Daniel Mihaly/Misi Bela Robert",
    "tr": "Mehmet/Memet Mustafa Ahmet Ali Huseyin Hasan Ibrahim/Ibo Ismail Osman Yusuf Murat Omer "
    "Ramazan Halil Suleyman Abdullah Mahmut Recep Salih Fatih Kadir Emre Hakan Adem Kemal Orhan Emir",
    "ar": "Mohammed/Mohamed/Muhammad Ahmed/Ahmad Youssef/Yousef/Yusuf Ali Hassan/Hasan Hussein/Hussain "
    "Omar/Umar Khalid/Khaled Ibrahim/Brahim Abdullah/Abdallah Mustafa/Mostafa Said/Saeed Karim/Kareem "
    "Rachid/Rashid Hamza Bilal Tariq/Tarek Samir/Sameer Nasser/Nasir Jamal/Gamal Walid/Waleed Anas",
    "ng": "Chukwuemeka/Emeka Oluwaseun/Seun Chinedu/Nedu Adebayo/Bayo Ifeanyi Olumide Emmanuel/Emma "
    "Samuel/Sammy Festus Osagie Osaze Efosa Nosa Kingsley Godwin Sunday Friday Blessing Tunde Uche "
    "Obinna/Obi Kelechi Ikenna Musa Sani Victor Lucky Endurance Collins Austin",
}
WOMEN = {
    "nl": "Johanna/Jo/Joke Maria/Marie/Ria Cornelia/Corrie Wilhelmina/Willy/Mien Elisabeth/Els/Lies "
    "Catharina/Trijntje/Toos Hendrika/Riek Adriana/Jeanne Margaretha/Greet Petronella/Nel "
    "Anna/Anneke/Anne Jacoba/Coba Geertruida/Truus Femke Sanne/Susanna Lotte/Charlotte Emma Sophie "
    "Julia Lisa Eva Iris Fleur Noor/Eleonora Roos/Rosa Lieke/Angelique Maud Naomi Esther Marieke "
    "Linda Monique Ingrid Petra Saskia Wendy Kim Laura Myrthe Isa Tess/Theresia Nienke Mirjam",
    "pl": "Anna/Ania Maria/Marysia Katarzyna/Kasia Malgorzata/Gosia Agnieszka/Aga Barbara/Basia "
    "Ewa/Ewka Magdalena/Magda Elzbieta/Ela Joanna/Asia Krystyna/Krysia Aleksandra/Ola Monika Teresa "
    "Danuta Zofia/Zosia Natalia Julia Karolina Marta Beata Dorota Jolanta/Jola Iwona Paulina Justyna",
    "ro": "Maria/Mariana Elena/Lenuta Ana/Anca Ioana/Oana Andreea/Deea Alexandra/Alexa Mihaela/Miha "
    "Cristina/Cristi Gabriela/Gabi Daniela/Dana Adriana Florentina/Flori Nicoleta/Nico Simona Roxana "
    "Alina Raluca Diana Larisa Denisa Bianca Georgiana Loredana Monica Camelia Corina Violeta Ionela",
    "bg": "Maria/Mariya Ivanka/Vanya Elena Yordanka/Iordanka/Dani Rositsa/Rositza Petya/Petia "
    "Desislava/Desi Gergana/Geri Daniela Tsvetelina/Tzvetelina Kalina Milena Radka Nadezhda/Nadya "
    "Snezhana Stefka Viktoria/Victoria Ralitsa Polina Silviya/Silvia Teodora Velichka Zlatka Albena",
    "hu": "Maria/Mari Erzsebet/Erzsi/Zsoka Katalin/Kati Ilona/Ili Eva Anna/Panni Zsuzsanna/Zsuzsa "
    "Margit Judit Agnes/Agi Andrea Erika Krisztina/Kriszta Ildiko Eszter Reka Timea Monika Aniko "
    "Edit Gabriella/Gabi Szilvia Viktoria/Viki Nikoletta/Niki Dora Fanni Boglarka/Bogi Renata Noemi",
    "tr": "Fatma/Fadime Ayse Emine Hatice Zeynep Elif Meryem Serife Zehra Sultan Hanife Merve Havva "
    "Zeliha Esra Fadime Ozlem Hacer Yasemin Hulya Leyla Songul Sevgi Gulsum Busra Kubra Derya Dilek",
    "ar": "Fatima/Fatma/Fatimah Aisha/Aicha/Aysha Khadija/Khadidja Zainab/Zaynab/Zineb Maryam/Mariam "
    "Nour/Noor Leila/Layla Amina/Aminah Salma Yasmin/Yasmine Hanan Samira Naima Rania Huda/Houda "
    "Sara/Sarah Malika Karima Latifa Najat/Nadjat Iman/Imane Hajar/Hajer Rim/Reem Sana Dounia",
    "ng": "Blessing/Ble Oluwabunmi/Bunmi Chiamaka/Amaka Ngozi Joy Faith Precious/Presh Patience "
    "Osas/Osaretin Esosa Itohan Uwa Efe Gift Mercy Happiness Queen Loveth Adaeze/Ada Folake Yetunde "
    "Chioma Ifeoma/Ify Kehinde Taiwo Favour Peace Vivian Isoken Edith Rita",
}
ROOTS = {
    "nl": "Jans Pieters Hendriks Willems Claas Dirks Koen Smit Bak Vis Mol Kuip Meul Brou Dijk Berg "
    "Velde Bos Meer Haan Wit Groot Klein Lang Kort Zand Rit Hof Schout Schip Veen Hoek Horst Linden "
    "Heide Brink Kamp Laar Water Steen Post Boer Sloot Kolk Oever Duin Wal Poort Zwart Roos",
    "pl": "Kowal Wisn Wojcie Lewand Kamin Ziel Szym Wozn Dabr Kozl Jank Mazur Krawcz Kaczmar Piotr "
    "Grab Zajac Pawl Michal Krol Wieczor Jablon Wrob Nowak Majew Olszew Stepn Malin Jawor Adam Dud "
    "Nowic Pawlow Sik Witk Walcz Baran Rutk Mich Szewcz Ostr Tomasz Pietrz Marcin Wrobl Zalew Jas",
    "ro": "Pop Ion Mun Rad Dum Stan Sto Ghe Mat Con Mar Rus Sav Laz Cris Dob Flor Bal Ene Ser Mih "
    "Vas Nic Ung Tom Tud Alb Dan Iv Bar Cost Dia Manol Neag Petr Pan Sim Tan Vlad Zam Cret Bog Buc",
    "bg": "Ivan Georgi Dimitr Petr Nikol Hrist Todor Stoyan Iliy Vasil Angel Mihayl Stefan Yordan "
    "Kostadin Mar Kol Pet Alex Atanas Bor Yank Kiril Rad Slav Tsvetk Vel Zhel Grozd Dim Ruse Mitk "
    "Simeon Spas Tan Krast Minch Naiden Pav Zlat Asen Bogd Chav Donch Evt Gan",
    "hu": "Nagy Kov Toth Szab Horv Varg Kis Moln Nem Fark Bal Pap Tak Juh Lak Mesz Olah Sim Rac Fek "
    "Szil Tor Feh Bal Gal Kis Koc Ors Szuc Heged Pint Bogn Luk Sip Bir Kat Kel Mat Soos Vir Jak",
    "tr": "Yilm Kay Demir Cel Sah Yild Ozt Ayd Ars Dog Kil Asl Cet Kar Koc Kurt Ozk Sim Pol Kork "
    "Erd Can Acar Akt Gun Tek Uns Tas Boz Kes Guler Yavuz Ates Bulut Duman Ekin Genc Turan Uzun Alt",
    "ar": "Hass Amr Idris Bakk Mans Khat Nass Said Sal Tah Youn Zaid Rahm Kad Hadd Fass Bouaz Chaf "
    "Daoud Ghaz Jab Kass Laaz Mourad Naj Oul Qas Ramd Sab Tal Wahb Yass Zer Hamd Azz Bens Charr",
    "ng": "Okon Ade Ogun Eze Nwa Oko Chuk Ola Aki Osa Ighod Omor Obas Uzo Ibe Onye Idah Edo Oke Afo "
    "Bal Sul Danj Odi Ehi Aig Imas Eweka Ohen Iyam Ogb Umeh Nnam Agb Alak Fas Orij Anya Ekwu",
}
ENDS = {
    "nl": "|en|ens|ma|stra|inga|sma|mans|man|er|ers|sen|huis|veld|dijk|kamp|graaf|beek|horst|boer|"
    "hout|stede|broek|berg|donk|ink|ing|hoff|meijer",
    "pl": "ski|ewski|owski|inski|czyk|ak|ek|iak|owicz|owiak|ik|czak|as|ewicz|owczyk|alski|ula|us",
    "ro": "escu|eanu|a|u|an|ea|oiu|as|aru|iu|ache|oi|ianu|ila|ache|uta|in|icu|easa",
    "bg": "ov|ev|in|kov|anov|chev|enov|inov|arov|lev|nov|dzhiev|ski|shki|skov",
    "hu": "|i|acs|y|os|ai|ari|eti|as|ati|ner|fi|falvi|hazi|szegi|vari|di|i|ak|ar",
    "tr": "az|a|oglu|ik|in|er|can|tas|kaya|dag|turk|men|li|ci|soy|demir|gul|bas|bulut|oz",
    "ar": "an|aoui|i|awi|oun|in|ar|ouf|al|ane|ouch|ani|oubi|imi|iri|ali|adi|our|ami",
    "ng": "wu|kwo|bayo|yemi|kafor|wueze|agbon|aro|ola|ike|uwa|diran|enwa|omi|ede|mene|gie|hae|obi|tola",
}
INFIXES = ("", "", "", "van", "de", "van de", "van der", "van den", "ter", "ten", "van 't")
STREETS = (
    "Molen",
    "Kerk",
    "Dorps",
    "School",
    "Beuken",
    "Eiken",
    "Haven",
    "Markt",
    "Linden",
    "Tulpen",
    "Rozen",
    "Dijk",
    "Station",
    "Nieuwe",
    "Oude",
    "Vissers",
    "Wilgen",
    "Zee",
    "Water",
    "Berken",
)
WAYS = ("straat", "weg", "laan", "plein", "kade", "hof", "singel", "pad")
TOWNS = tuple(
    f"{a}{b}"
    for a, b in product(
        ("Zand", "Riet", "Ouder", "Klei", "Duin", "Meer", "Polder", "Sluis", "Wilgen", "Vaart"),
        ("haven", "woude", "meer", "waard", "rade", "veld"),
    )
)
COUNTRY = {
    "nl": "31",
    "pl": "48",
    "ro": "40",
    "bg": "359",
    "hu": "36",
    "tr": "90",
    "ar": "212",
    "ng": "234",
}


@dataclass(frozen=True)
class Pool:
    """Names to draw from, with cumulative weights."""

    names: tuple[tuple[str, ...], ...]
    heights: tuple[float, ...]


def falling(names: tuple[tuple[str, ...], ...], slope: float) -> Pool:
    """Give a pool in which the n-th name falls with n."""
    heights, total = [], 0.0
    for place in range(len(names)):
        total += 1 / (place + 4) ** slope
        heights.append(total)
    return Pool(names, tuple(heights))


@cache
def given(origin: str, sex: str) -> Pool:
    """Give the first names of a language and sex, each with its forms."""
    text = (MEN if sex == "M" else WOMEN)[origin]
    return falling(tuple(tuple(each.split("/")) for each in text.split()), 0.8)


@cache
def surnames(origin: str) -> Pool:
    """Give the family names of a language; the order is fixed and mixes roots and endings."""
    made = {a + b for a, b in product(ROOTS[origin].split(), ENDS[origin].split("|"))}
    mixed = sorted(made, key=hash_of)
    return falling(tuple((each,) for each in mixed), 0.75)


def hash_of(text: str) -> int:
    """Give a number for a text that is the same in every process."""
    number = 7
    for letter in text:
        number = (number * 1000003 + ord(letter)) % 2**32
    return number
