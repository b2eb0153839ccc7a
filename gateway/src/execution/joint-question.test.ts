import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { joinQuestions } from './joint-question.js';

const names = 'query A__people__1($representations:[_Any!]!,$full:Boolean){_entities(representations:$representations){...on Person{name(full:$full)}}}';
const homes = 'query A__people__2($representations:[_Any!]!,$full:Boolean){_entities(representations:$representations){...on House{people{id}}}}';

describe('questions to one module', () => {
  it('travel together, each with entities and representations of its own', () => {
    const joined = joinQuestions([names, homes]) ?? '';
    expect(() => parse(joined)).not.toThrow();
    expect(joined).toBe(
      'query($representations0:[_Any!]!$full:Boolean$representations1:[_Any!]!){entities0:_entities(representations:$representations0){...on Person{name(full:$full)}}entities1:_entities(representations:$representations1){...on House{people{id}}}}',
    );
  });

  it('stay apart when a variable means two things', () => {
    expect(joinQuestions([names, homes.replace('$full:Boolean', '$full:Boolean!')])).toBeUndefined();
  });

  it('stay apart when one is not about entities', () => {
    expect(joinQuestions([names, '{people{id}}'])).toBeUndefined();
  });
});
