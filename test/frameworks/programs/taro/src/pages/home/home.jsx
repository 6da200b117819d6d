import { Button, Image, Input, Picker, ScrollView, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';

const drinks = ['tea', 'coffee', 'water'];

export default function Home() {
  const [count, setCount] = useState(0);
  const [items, setItems] = useState(['milk', 'bread']);
  const [phone, setPhone] = useState('not asked');
  const [avatar, setAvatar] = useState('');
  const [nickname, setNickname] = useState('');
  const [drink, setDrink] = useState(0);
  const [ends, setEnds] = useState(0);
  return (
    <View>
      <Button className="plus" onClick={() => setCount((now) => now + 1)}>
        +
      </Button>
      <Text className="count">{count}</Text>

      <Button className="add" onClick={() => setItems((now) => [...now, `item ${now.length + 1}`])}>
        add
      </Button>
      {items.map((item) => (
        <View className="item" key={item}>
          <Text className="item-name">{item}</Text>
          <Button
            className="remove"
            onClick={() => setItems((now) => now.filter((one) => one !== item))}
          >
            remove
          </Button>
        </View>
      ))}

      <Button
        className="phone"
        openType="getPhoneNumber"
        onGetPhoneNumber={({ detail }) => setPhone(detail.code ? 'granted' : detail.errMsg)}
      >
        phone
      </Button>
      <Text className="phone-said">{phone}</Text>

      <Button
        className="avatar"
        openType="chooseAvatar"
        onChooseAvatar={({ detail }) => setAvatar(detail.avatarUrl)}
      >
        avatar
      </Button>
      {avatar && <Image className="picture" src={avatar} />}

      <Input
        className="nickname"
        type="nickname"
        value={nickname}
        onInput={({ detail }) => setNickname(detail.value)}
      />
      <Text className="greeting">Hello {nickname}</Text>

      <Picker
        className="drinks"
        mode="selector"
        range={drinks}
        value={drink}
        onChange={({ detail }) => setDrink(Number(detail.value))}
      >
        <Text className="drink">{drinks[drink]}</Text>
      </Picker>

      <ScrollView className="scrolled" scrollY onScrollToLower={() => setEnds((now) => now + 1)}>
        {[1, 2, 3, 4, 5].map((row) => (
          <View className="scrolled-row" key={row}>
            {row}
          </View>
        ))}
      </ScrollView>
      <Text className="ends">{ends}</Text>

      <Button
        className="open"
        onClick={() => Taro.navigateTo({ url: `/pages/second/second?from=home&count=${count}` })}
      >
        open
      </Button>
    </View>
  );
}
