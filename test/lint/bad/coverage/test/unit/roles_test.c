		cmocka_unit_test(knows_its_holders),
